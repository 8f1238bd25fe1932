/** Runs of a Word paragraph from the words of a line. */
import { ExternalHyperlink, type ParagraphChild, TextRun } from 'docx';
import { type Inline, text } from '../document.ts';
import { visible } from '../safe-text.ts';

interface Marks {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly strike?: boolean;
  readonly style?: string;
}

/** Text that XML may hold: half characters and the two that are none are shown as missing. */
export const wordText = (text: string): string =>
  visible(text).replace(/\p{Surrogate}|[\ufffe\uffff]/gu, '\ufffd');

/** The runs of a line; text and figures next to each other are one run. */
export function runs(inline: readonly Inline[], marks: Marks = {}): ParagraphChild[] {
  const joined: Inline[] = [];
  for (const part of inline) {
    const last = joined.at(-1);
    if (part.kind !== 'text' && part.kind !== 'figure') joined.push(part);
    else if (last?.kind === 'text') joined[joined.length - 1] = text(last.text + part.text);
    else joined.push(text(part.text));
  }
  return joined.flatMap((part) => run(part, marks));
}

function run(one: Inline, marks: Marks): readonly ParagraphChild[] {
  switch (one.kind) {
    case 'text':
    case 'figure':
      return [new TextRun({ ...marks, text: wordText(one.text) })];
    case 'code':
      return [new TextRun({ ...marks, text: wordText(one.text), font: 'Courier New' })];
    case 'break':
      return [new TextRun({ break: 1 })];
    case 'strong':
      return runs(one.inline, { ...marks, bold: true });
    case 'emphasis':
      return runs(one.inline, { ...marks, italics: true });
    case 'struck':
      return runs(one.inline, { ...marks, strike: true });
    case 'link':
      return linkOf(one.href, runs(one.inline, { ...marks, style: 'Hyperlink' }));
  }
}

/** A place on the page itself has no counterpart in Word; its words stand alone. */
const linkOf = (href: string, children: ParagraphChild[]): readonly ParagraphChild[] =>
  /^(?:https?|mailto):/i.test(href) ? [new ExternalHyperlink({ link: href, children })] : children;
