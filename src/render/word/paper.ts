/** A paper as a Word file: real headings, header rows, a language, page numbers, and its marking on every page. */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import type { Block } from '../document.ts';
import { type Drawing, type WordPicture, wordBlocks } from './blocks.ts';
import { wordText } from './inline.ts';
import { settle } from './package.ts';
import { wordNumbering, wordStyles } from './styles.ts';
import { textWidth } from './table.ts';

export { ReferenceFault } from './package.ts';

export interface WordPaper {
  readonly title: string;
  readonly force: string;
  readonly marking: string | null;
  /** The day the paper speaks for or is presented: the only date the file bears. */
  readonly day: string;
  readonly blocks: readonly Block[];
  readonly pictures: (name: string) => WordPicture | undefined;
  /** A Word file whose styles are to be used. */
  readonly reference: Uint8Array | undefined;
}

export async function wordPaper(paper: WordPaper): Promise<Uint8Array> {
  const drawing: Drawing = { pictures: paper.pictures, starts: new Set([1]), lists: 0 };
  const children = wordBlocks(paper.blocks, drawing);
  const marking = wordText(paper.marking ?? '');
  const document = new Document({
    title: wordText(paper.title),
    creator: wordText(paper.force),
    styles: wordStyles,
    numbering: wordNumbering([...drawing.starts].sort((a, b) => a - b)),
    compatibility: { version: 15 },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1300, bottom: 1300, left: 1134, right: 1134, header: 600, footer: 600 },
          },
        },
        headers: { default: new Header({ children: [headerOf(marking)] }) },
        footers: { default: new Footer({ children: [footerOf(marking)] }) },
        children: [...children],
      },
    ],
  });
  return settle(new Uint8Array(await Packer.toBuffer(document)), paper);
}

const headerOf = (marking: string) =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: marking, bold: true })] });

const footerOf = (marking: string) =>
  new Paragraph({
    tabStops: [
      { type: TabStopType.CENTER, position: textWidth / 2 },
      { type: TabStopType.RIGHT, position: textWidth },
    ],
    children: [
      new TextRun({ text: `\t` }),
      new TextRun({ text: marking, bold: true }),
      new TextRun({ text: '\t' }),
      new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
    ],
  });
