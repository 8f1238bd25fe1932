/** Reads the outline of a web page: headings, list items and paragraphs of its main part. */
import { type Markup, readMarkup } from './html-markup.ts';
import { createOutlineCollector, type Outline, type OutlineLine } from './outline.ts';

/** Elements that are part of a line of text. Every other element begins and ends a line. */
const inlineElements = new Set(
  'a abbr b bdi bdo big br button cite code data del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const boldElements = new Set(['b', 'strong', 'summary']);
/** Elements around the text of a page. */
const surroundingElements = new Set(['nav', 'footer', 'aside', 'form', 'select']);

/** The outline of a page; of its element `main` if it has one. */
export function readHtmlOutline(html: string): Outline {
  const collector = createOutlineCollector();
  const lineNumberAt = createLineCounter(html);
  const hasMain = /<main[\s>]/i.test(html);
  const open = { main: 0, list: 0, bold: 0, link: 0, title: 0 };
  let surrounding: { readonly name: string; depth: number } | undefined;
  let headingLevel = 0;
  let itemState: 'none' | 'new' | 'begun' = 'none';
  let line = { text: '', plain: '', linked: '', offset: 0, isBlank: true };
  const flush = () => {
    const { text, plain, linked, offset } = line;
    line = { text: '', plain: '', linked: '', offset: 0, isBlank: true };
    if (text.trim() === '') return;
    const place = `line ${lineNumberAt(offset)}`;
    if (surrounding) return collector.omit(place, text, 'navigation and forms');
    if (hasMain && open.main === 0)
      return collector.omit(place, text, 'text outside the main part of the page');
    const isItem = headingLevel === 0 && open.list > 0;
    if (headingLevel === 0 && linked.trim() === '') return collector.omit(place, text, 'links');
    if (isItem && itemState === 'begun') return collector.extend(text);
    if (isItem) itemState = 'begun';
    const kind: OutlineLine['kind'] = headingLevel > 0 ? 'heading' : isItem ? 'item' : 'paragraph';
    const level = headingLevel > 0 ? headingLevel : isItem ? open.list : 0;
    collector.add({ kind, level, isBold: plain.trim() === '', text, place });
  };
  const addText = ({ text, offset }: Extract<Markup, { kind: 'text' }>) => {
    if (open.title > 0) return collector.setTitle(text);
    if (line.isBlank && text.trim() !== '') {
      line.offset = offset + (text.length - text.trimStart().length);
      line.isBlank = false;
    }
    line.text += text;
    if (open.bold === 0) line.plain += text;
    if (open.link === 0) line.linked += text;
  };
  const addTag = ({ kind, name, attributes }: Extract<Markup, { kind: 'open' | 'close' }>) => {
    const step = kind === 'open' ? 1 : -1;
    const count = (key: keyof typeof open) => {
      open[key] = Math.max(0, open[key] + step);
    };
    if (name === 'br') line.text += ' ';
    if (!inlineElements.has(name)) flush();
    if (surrounding?.name === name) {
      surrounding.depth += step;
      if (surrounding.depth === 0) surrounding = undefined;
    } else if (!surrounding && kind === 'open' && surroundingElements.has(name))
      surrounding = { name, depth: 1 };
    if (/^h[1-6]$/.test(name)) headingLevel = kind === 'open' ? Number(name.slice(1)) : 0;
    if (name === 'li') itemState = kind === 'open' ? 'new' : open.list > 1 ? 'begun' : 'none';
    if (name === 'ul' || name === 'ol') count('list');
    if (name === 'main') count('main');
    if (name === 'title') count('title');
    if (boldElements.has(name)) count('bold');
    if (name === 'a' && (kind === 'close' || /\bhref\b/i.test(attributes))) count('link');
  };
  for (const markup of readMarkup(html)) markup.kind === 'text' ? addText(markup) : addTag(markup);
  flush();
  return collector.outline();
}

/** Returns a function that gives the line of an offset; offsets must not decrease. */
function createLineCounter(text: string): (offset: number) => number {
  let [line, nextLineEnd] = [1, text.indexOf('\n')];
  return (offset) => {
    while (nextLineEnd >= 0 && nextLineEnd < offset) {
      line += 1;
      nextLineEnd = text.indexOf('\n', nextLineEnd + 1);
    }
    return line;
  };
}
