/** Renders the text of a line as runs of a Word paragraph. */
import { ExternalHyperlink, type ParagraphChild, TextRun } from 'docx';
import { type Inline, text } from '../document.ts';
import { makeVisible } from '../safe-text.ts';

interface Marks {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly strike?: boolean;
  readonly style?: string;
}

/** Text that XML allows: lone surrogates and noncharacters are replaced. */
export const wordText = (text: string): string =>
  makeVisible(text).replace(/\p{Surrogate}|[\ufffe\uffff]/gu, '\ufffd');

/** The runs of a line; text and figures next to each other are one run. */
export function createRuns(inline: readonly Inline[], marks: Marks = {}): ParagraphChild[] {
  const joinedParts: Inline[] = [];
  for (const part of inline) {
    const last = joinedParts.at(-1);
    if (part.kind !== 'text' && part.kind !== 'figure') joinedParts.push(part);
    else if (last?.kind === 'text') joinedParts[joinedParts.length - 1] = text(last.text + part.text);
    else joinedParts.push(text(part.text));
  }
  return joinedParts.flatMap((part) => run(part, marks));
}

function run(part: Inline, marks: Marks): readonly ParagraphChild[] {
  switch (part.kind) {
    case 'text':
    case 'figure':
      return [new TextRun({ ...marks, text: wordText(part.text) })];
    case 'code':
      return [new TextRun({ ...marks, text: wordText(part.text), font: 'Courier New' })];
    case 'break':
      return [new TextRun({ break: 1 })];
    case 'strong':
      return createRuns(part.inline, { ...marks, bold: true });
    case 'emphasis':
      return createRuns(part.inline, { ...marks, italics: true });
    case 'struck':
      return createRuns(part.inline, { ...marks, strike: true });
    case 'link':
      return linkOf(part.href, createRuns(part.inline, { ...marks, style: 'Hyperlink' }));
  }
}

/** A link as a run. A link to a place on the page itself has no counterpart in Word, so it becomes its words. */
const linkOf = (href: string, children: ParagraphChild[]): readonly ParagraphChild[] =>
  /^(?:https?|mailto):/i.test(href) ? [new ExternalHyperlink({ link: href, children })] : children;
