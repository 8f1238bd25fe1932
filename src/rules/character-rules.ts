/** Rules about characters: text that another program garbled, and characters that were lost. */
import { listTextsBeyondAscii } from '../domain/records/record-texts.ts';
import { describeGarbledText, findGarbledText } from '../domain/text/garbled-text.ts';
import { faultInFile, type Rule } from './rule.ts';

export const textGarbled: Rule = {
  code: 'text-garbled',
  severity: 'warning',
  about: 'No text was garbled by a program that read it in the wrong encoding.',
  help: 'Correct the text from its source: use `afi correct` for a fact of an action, or edit the file.',
  example: 'title: The forceâ€™s plan',
  *check(register) {
    for (const { file, texts } of listTextsBeyondAscii(register))
      for (const { path, text } of texts) {
        const [firstPart, ...otherParts] = findGarbledText(text);
        if (!firstPart) continue;
        const count = otherParts.length > 0 ? `, and ${otherParts.length} more in the same text` : '';
        const message = `the text contains ${describeGarbledText(firstPart)}${count}: another program garbled it`;
        yield { ...faultInFile(file, path, message), fragment: firstPart.fragment };
      }
  },
};

export const characterLost: Rule = {
  code: 'character-lost',
  severity: 'error',
  about: 'No text contains U+FFFD, which programs write in place of a character that they cannot read.',
  help: 'Enter the character again from the source of the text.',
  example: 'title: It costs \ufffd500',
  *check(register) {
    for (const { file, texts } of listTextsBeyondAscii(register))
      for (const { path, text } of texts)
        if (text.includes('\ufffd'))
          yield {
            ...faultInFile(
              file,
              path,
              'the text contains the character “\ufffd” (U+FFFD): the original character was lost',
            ),
            fragment: '\ufffd',
          };
  },
};
