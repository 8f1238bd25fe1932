/** Writes a paper as a Word file: real headings, header rows, a language, page numbers, and its marking on every page. */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import type { Block, Inline } from '../document.ts';
import { isMostlyTables, splitSmallPrint } from '../paper-layout.ts';
import { type WordDrawing, wordBlocks } from './word-blocks.ts';
import { normalisePackage } from './word-package.ts';
import { createRuns, wordText } from './word-runs.ts';
import { wordNumbering, wordStyles } from './word-styles.ts';
import { needsLandscape, type Room } from './word-table.ts';

export { ReferenceFault } from './word-package.ts';

/** A paper to write as a Word document. */
export interface WordPaper {
  readonly title: string;
  readonly force: string;
  readonly marking: string | null;
  /** The day of the figures or of the meeting, which is the only date in the file. */
  readonly day: string;
  readonly blocks: readonly Block[];
  /** A Word file whose styles are to be used. */
  readonly reference: Uint8Array | undefined;
}

/** The bytes of a .docx file: the same bytes for the same paper. */
export async function wordPaper(paper: WordPaper): Promise<Uint8Array> {
  const { body, smallPrint } = splitSmallPrint(paper.blocks);
  const isLandscape = needsLandscapeSheets(body);
  const room = isLandscape ? landscape : portrait;
  const drawing: WordDrawing = { starts: new Set([1]), lists: 0, room };
  const children = wordBlocks(body, drawing);
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
            // The library exchanges width and height for landscape, so both are those of a portrait sheet.
            size: {
              width: sheet.short,
              height: sheet.long,
              orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top, bottom: top, left: side, right: side, header: 600, footer: 400 },
          },
        },
        headers: { default: new Header({ children: [headerOf(marking)] }) },
        footers: {
          default: new Footer({ children: [footerOf(marking, room), ...smallPrintIn(smallPrint)] }),
        },
        children: [...children],
      },
    ],
  });
  return normalisePackage(new Uint8Array(await Packer.toBuffer(document)), paper);
}

/** A4 and its margins, in twentieths of a point. */
const sheet = { short: 11906, long: 16838 };
const [top, side] = [1300, 1134];
const portrait: Room = { width: sheet.short - 2 * side, height: sheet.long - 2 * top };
const landscape: Room = { width: sheet.long - 2 * side, height: sheet.short - 2 * top };

/** Whether all sheets of a paper are landscape: most of its text is in tables that are too wide for a portrait sheet. */
const needsLandscapeSheets = (blocks: readonly Block[]): boolean =>
  isMostlyTables(blocks, (table) => needsLandscape(table, portrait, landscape));

const headerOf = (marking: string) =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: marking, bold: true })] });

const footerOf = (marking: string, { width }: Room) =>
  new Paragraph({
    tabStops: [
      { type: TabStopType.CENTER, position: width / 2 },
      { type: TabStopType.RIGHT, position: width },
    ],
    children: [
      new TextRun({ text: `\t` }),
      new TextRun({ text: marking, bold: true }),
      new TextRun({ text: '\t' }),
      new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
    ],
  });

/** The small print at the foot of every page, so that it is never alone on the last page. */
const smallPrintIn = (inline: readonly Inline[] | null) =>
  inline === null ? [] : [new Paragraph({ style: 'SmallPrint', children: createRuns(inline) })];
