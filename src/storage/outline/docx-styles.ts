/** Reads which paragraph styles of a Word document are headings, lists, titles and tables of contents. */
import { walkXml } from '../spreadsheet/xml-reader.ts';

/** What a style makes of a paragraph. */
export interface ParagraphStyle {
  readonly kind: 'text' | 'title' | 'contents';
  /** From 1; undefined if it is not a heading. */
  readonly headingLevel?: number | undefined;
  /** From 0; undefined if it is not a list. */
  readonly listLevel?: number | undefined;
}

interface StyleEntry {
  name: string;
  basedOn: string | undefined;
  outlineLevel: number | undefined;
  listLevel: number | undefined;
}

/** The styles by their ids. Names of built-in styles are English in every language of Word. */
export function readParagraphStyles(xml: Iterable<string>): ReadonlyMap<string, ParagraphStyle> {
  const entries = readEntries(xml);
  return new Map([...entries.keys()].map((id) => [id, resolveStyle(entries, id)]));
}

function readEntries(xml: Iterable<string>): ReadonlyMap<string, StyleEntry> {
  const entries = new Map<string, StyleEntry>();
  let entry: StyleEntry | undefined;
  walkXml(xml, {
    tag: ({ name, kind, attribute }) => {
      if (name === 'style') {
        entry = undefined;
        const id = attribute('w:styleId');
        if (kind !== 'open' || id === undefined) return;
        entry = { name: '', basedOn: undefined, outlineLevel: undefined, listLevel: undefined };
        entries.set(id, entry);
      }
      const value = attribute('w:val');
      if (!entry || kind === 'close' || value === undefined) return;
      if (name === 'name') entry.name = value.toLowerCase();
      if (name === 'basedOn') entry.basedOn = value;
      if (name === 'outlineLvl') entry.outlineLevel = Number(value);
      if (name === 'ilvl') entry.listLevel = Number(value);
      if (name === 'numId') entry.listLevel ??= 0;
    },
  });
  return entries;
}

/** No chain of styles that Word writes is longer. */
const maxChainLength = 20;

/** What a style makes of a paragraph, itself or by the styles on which it is based. */
function resolveStyle(entries: ReadonlyMap<string, StyleEntry>, id: string): ParagraphStyle {
  let style: ParagraphStyle = { kind: 'text' };
  let entry = entries.get(id);
  for (let length = 0; entry && length < maxChainLength; length++) {
    const ofEntry = readEntry(entry);
    style = {
      kind: style.kind === 'text' ? ofEntry.kind : style.kind,
      headingLevel: style.headingLevel ?? ofEntry.headingLevel,
      listLevel: style.listLevel ?? ofEntry.listLevel,
    };
    entry = entries.get(entry.basedOn ?? '');
  }
  return style;
}

function readEntry({ name, outlineLevel, listLevel }: StyleEntry): ParagraphStyle {
  const [, heading] = /^heading ([1-9])$/.exec(name) ?? [];
  const [, list] = /^list (?:bullet|number)(?: ([2-5]))?$/.exec(name) ?? [];
  const isList = /^list (?:bullet|number)/.test(name);
  return {
    kind:
      name === 'title'
        ? 'title'
        : /^(?:toc \d|toc heading|table of contents)$/.test(name)
          ? 'contents'
          : 'text',
    headingLevel:
      heading === undefined ? (outlineLevel === undefined ? undefined : outlineLevel + 1) : Number(heading),
    listLevel: isList ? Number(list ?? 1) - 1 : listLevel,
  };
}
