/** Reads the outline of a Word document: its headings, list items and paragraphs, without deleted text and tables of contents. */
import { maxUnpackedBytes, megabytes, SpreadsheetError } from '../spreadsheet/size-limits.ts';
import { readTextPart } from '../spreadsheet/text-part.ts';
import { type Tag, walkXml } from '../spreadsheet/xml-reader.ts';
import { listZipParts } from '../spreadsheet/zip-archive.ts';
import { type ParagraphStyle, readParagraphStyles } from './docx-styles.ts';
import { createOutlineCollector, type Outline } from './outline.ts';

/**
 * The outline of a .docx file.
 * @throws SpreadsheetError if it is damaged, too large or not a Word document
 */
export function readDocxOutline(bytes: Uint8Array): Outline {
  const parts = new Map(listZipParts(bytes).map((part) => [part.name, part]));
  const [document, styles] = [parts.get('word/document.xml'), parts.get('word/styles.xml')];
  if (!document) throw new SpreadsheetError('is not a Word document. Save it as .docx.');
  const size = document.size + (styles?.size ?? 0);
  if (size > maxUnpackedBytes)
    throw new SpreadsheetError(
      `would unpack to ${megabytes(size)}, more than the limit of ${megabytes(maxUnpackedBytes)}. Copy the framework into a new document.`,
    );
  return readBody(readTextPart(document), readParagraphStyles(readTextPart(styles)));
}

/** A paragraph while it is read. */
interface OpenParagraph {
  text: string;
  /** Its text that is not bold. */
  plain: string;
  style: string | undefined;
  /** The level of its list, from 0; `none` if it has no list though its style has one. */
  listLevel: number | 'none' | undefined;
  outlineLevel: number | undefined;
}

const newParagraph = (): OpenParagraph => ({
  text: '',
  plain: '',
  style: undefined,
  listLevel: undefined,
  outlineLevel: undefined,
});

/** Elements whose text is not in the document as it is read: the second form of a drawing, and text that was moved or deleted. */
const skippedElements = new Set(['Fallback', 'moveFrom', 'del']);

function readBody(xml: Iterable<string>, styles: ReadonlyMap<string, ParagraphStyle>): Outline {
  const collector = createOutlineCollector();
  const openParagraphs: OpenParagraph[] = [];
  let [count, skippedDepth, inText, isBold] = [0, 0, false, false];
  const closeParagraph = () => {
    const paragraph = openParagraphs.pop();
    if (!paragraph || paragraph.text.trim() === '') return;
    count += 1;
    addParagraph(paragraph);
  };
  const addParagraph = ({ text, plain, style, listLevel, outlineLevel }: OpenParagraph) => {
    const place = `paragraph ${count}`;
    const ofStyle = styles.get(style ?? '') ?? { kind: 'text' as const };
    const level = outlineLevel === undefined ? ofStyle.headingLevel : outlineLevel + 1;
    const itemLevel = listLevel === 'none' ? undefined : (listLevel ?? ofStyle.listLevel);
    const isParagraphBold = plain.trim() === '';
    if (ofStyle.kind === 'contents') return collector.omit(place, text, 'table of contents');
    if (ofStyle.kind === 'title') collector.setTitle(text);
    if (level !== undefined && level <= 9)
      return collector.add({ kind: 'heading', level, isBold: isParagraphBold, text, place });
    if (itemLevel !== undefined)
      return collector.add({ kind: 'item', level: itemLevel + 1, isBold: isParagraphBold, text, place });
    return collector.add({ kind: 'paragraph', level: 0, isBold: isParagraphBold, text, place });
  };
  const addText = (text: string) => {
    const paragraph = openParagraphs.at(-1);
    if (!paragraph || skippedDepth > 0) return;
    paragraph.text += text;
    if (!isBold) paragraph.plain += text;
  };
  walkXml(xml, {
    tag: (tag) => {
      const { name, kind } = tag;
      if (skippedElements.has(name) && kind !== 'alone') skippedDepth += kind === 'open' ? 1 : -1;
      if (name === 'p' && kind === 'open') openParagraphs.push(newParagraph());
      if (name === 'p' && kind === 'close') closeParagraph();
      if (name === 't') inText = kind === 'open';
      if (name === 'r') isBold = false;
      if (name === 'b' && kind === 'alone') isBold = isSwitchedOn(tag);
      if (name === 'rStyle' && tag.attribute('w:val') === 'Strong') isBold = true;
      if (['tab', 'br', 'cr'].includes(name)) addText(' ');
      if (name === 'noBreakHyphen') addText('-');
      const paragraph = openParagraphs.at(-1);
      if (paragraph && kind !== 'close') readProperty(tag, paragraph);
    },
    text: (text) => {
      if (inText) addText(text);
    },
  });
  return collector.outline();
}

const isSwitchedOn = ({ attribute }: Tag): boolean => !/^(?:0|false|off)$/.test(attribute('w:val') ?? '');

/** Reads a property of a paragraph, if the tag is one. */
function readProperty({ name, attribute }: Tag, paragraph: OpenParagraph): void {
  const value = attribute('w:val');
  if (value === undefined) return;
  if (name === 'pStyle') paragraph.style = value;
  if (name === 'outlineLvl') paragraph.outlineLevel = Number(value);
  if (name === 'ilvl') paragraph.listLevel = Number(value);
  if (name === 'numId') paragraph.listLevel = value === '0' ? 'none' : (paragraph.listLevel ?? 0);
}
