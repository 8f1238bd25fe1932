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
import { repeatedPartKinds } from './package-parts.ts';
import { defaultPage, type PageSetup, type PageType, readReference } from './reference-document.ts';
import { type WordDrawing, wordBlocks } from './word-blocks.ts';
import { normalisePackage } from './word-package.ts';
import { createRuns, wordText } from './word-runs.ts';
import { wordNumbering, wordStyles } from './word-styles.ts';
import { needsLandscape, type Room } from './word-table.ts';

export { ReferenceFault } from './reference-fault.ts';

/** A paper to write as a Word document. */
export interface WordPaper {
  readonly title: string;
  readonly force: string;
  readonly marking: string | null;
  /** The day of the figures or of the meeting, which is the only date in the file. */
  readonly day: string;
  readonly blocks: readonly Block[];
  /** A Word file whose styles and letterhead are to be used. */
  readonly reference: Uint8Array | undefined;
}

/** The bytes of a .docx file: the same bytes for the same paper. @throws ReferenceFault */
export async function wordPaper(paper: WordPaper): Promise<Uint8Array> {
  const reference = paper.reference && readReference(paper.reference);
  const page = reference?.page ?? defaultPage;
  const { short, long, margins } = page;
  const { body, smallPrint } = splitSmallPrint(paper.blocks);
  const [portrait, landscape] = [roomOn(short, long, margins), roomOn(long, short, margins)];
  const isLandscape =
    page.isLandscape || isMostlyTables(body, (table) => needsLandscape(table, portrait, landscape));
  const room = isLandscape ? landscape : portrait;
  const drawing: WordDrawing = { starts: new Set([1]), lists: 0, room };
  const children = wordBlocks(body, drawing);
  const marking = wordText(paper.marking ?? '');
  const hasOwnNumber = (type: PageType) =>
    repeatedPartKinds.some((kind) => reference?.letterhead.get(`${kind} ${type}`)?.hasPageNumber);
  const footerOn = (type: PageType) => {
    const line = footerLine(marking, room, hasOwnNumber(type) ? [] : pageNumber);
    return new Footer({ children: [line, ...smallPrintIn(smallPrint)] });
  };
  const document = new Document({
    title: wordText(paper.title),
    creator: wordText(paper.force),
    styles: wordStyles,
    numbering: wordNumbering([...drawing.starts].sort((a, b) => a - b)),
    compatibility: { version: 15 },
    ...(page.pageTypes.includes('even') && { evenAndOddHeaderAndFooters: true }),
    sections: [
      {
        properties: {
          page: {
            // The library exchanges width and height for landscape, so both are those of a portrait sheet.
            size: {
              width: short,
              height: long,
              orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: margins,
          },
          ...(page.pageTypes.includes('first') && { titlePage: true }),
        },
        headers: byPageType(page, () => new Header({ children: [headerLine(marking)] })),
        footers: byPageType(page, footerOn),
        children: [...children],
      },
    ],
  });
  return normalisePackage(new Uint8Array(await Packer.toBuffer(document)), { ...paper, reference });
}

const byPageType = <Value>({ pageTypes }: PageSetup, create: (type: PageType) => Value) =>
  Object.fromEntries(pageTypes.map((type) => [type, create(type)] as const));

/** The room between the margins of a sheet, in twentieths of a point. */
const roomOn = (width: number, height: number, margins: PageSetup['margins']): Room => ({
  width: width - margins.left - margins.right - margins.gutter,
  height: height - margins.top - margins.bottom,
});

const headerLine = (marking: string) =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: marking, bold: true })] });

const pageNumber = ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES];

/** The marking in the middle, and the number of the page on the right. */
const footerLine = (marking: string, { width }: Room, numberParts: readonly string[]) =>
  new Paragraph({
    tabStops: [
      { type: TabStopType.CENTER, position: width / 2 },
      { type: TabStopType.RIGHT, position: width },
    ],
    children: [
      new TextRun({ text: `\t` }),
      new TextRun({ text: marking, bold: true }),
      ...(numberParts.length === 0
        ? []
        : [new TextRun({ text: '\t' }), new TextRun({ children: [...numberParts] })]),
    ],
  });

/** The small print at the foot of every page, so that it is never alone on the last page. */
const smallPrintIn = (inline: readonly Inline[] | null) =>
  inline === null ? [] : [new Paragraph({ style: 'SmallPrint', children: createRuns(inline) })];
