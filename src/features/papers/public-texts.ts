/** Lists every text of a paper that a reader could find, for the check before it is published. */

import type { PublicText } from '../../app/personal-data-check.ts';
import { isContactLine } from '../../domain/publication/role-mailbox.ts';
import { textsIn } from '../../domain/records/record-texts.ts';
import { fileName } from '../../domain/text/file-name.ts';
import { documentTexts } from '../../output/document-texts.ts';
import { fillPlaceholders } from '../../output/placeholders.ts';
import type { ReportOptions } from './command.ts';
import type { FilledPaper } from './paper-formats.ts';
import type { PaperAnswer } from './report-definition.ts';

type OutputOption = Pick<ReportOptions, 'output'>;

const inPaper = (texts: readonly string[]): readonly PublicText[] =>
  texts.map((text) => ({ place: 'the paper', text }));

const outputNameText = ({ output = '' }: OutputOption): PublicText => ({
  place: 'the name of the file',
  text: fileName(output),
});

/**
 * The texts of a paper. Its source is read as well as its blocks, since Markdown may contain what no other format shows, such as
 * a comment.
 */
export async function paperTexts(
  { text, slots }: FilledPaper,
  options: OutputOption,
): Promise<readonly PublicText[]> {
  const { parseMarkdown } = await import('../../output/parse-markdown.ts');
  const sourceLines = fillPlaceholders(text, slots).replaceAll('\\', '').split('\n');
  return [
    ...inPaper([...sourceLines, ...documentTexts(parseMarkdown(text, slots))]),
    outputNameText(options),
  ];
}

/** A text after the name of its field if the field names whom to contact, such as `presenting_officer`. */
function labelContact(field: string | number | undefined, text: string): string {
  const label = String(field ?? '').replaceAll('_', ' ');
  return isContactLine(label) ? `${label}: ${text}` : text;
}

/** The texts of the answer behind a paper. */
export const answerTexts = (answer: PaperAnswer, options: OutputOption): readonly PublicText[] => [
  ...inPaper([...textsIn(answer)].map(({ path, text }) => labelContact(path.at(-1), text))),
  outputNameText(options),
];
