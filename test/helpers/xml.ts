/** Reads XML 1.0 of elements, attributes and text as strictly as any parser; refuses all else, and whatever is not well formed. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

interface Open {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
}

const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u;
const token =
  /<(?<opened>[A-Za-z_][\w.:-]*)(?<attributes>(?:\s+[A-Za-z_][\w.:-]*="[^"<]*")*)\s*(?<empty>\/?)>|<\/(?<closed>[A-Za-z_][\w.:-]*)\s*>|(?<text>[^<]+)/y;
const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function plain(text: string): string {
  if (text.includes(']]>')) throw new Error('`]]>` stands in text');
  return text.replace(/&([^;]*;)?/g, (found, name?: string) => {
    const sign = signs[name?.slice(0, -1) ?? ''];
    if (sign === undefined) throw new Error(`no such entity: ${found}`);
    return sign;
  });
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w.:-]+)="([^"]*)"/g)) {
    if (Object.hasOwn(attributes, name)) throw new Error(`${name} is given twice`);
    attributes[name] = plain(value.replace(/[\t\r\n]/g, ' '));
  }
  return attributes;
}

export function parseXml(document: string): XmlElement {
  const bad = forbidden.exec(document);
  if (bad) throw new Error(`a character that XML forbids, at ${bad.index}`);
  const start = /^<\?xml version="1\.0" encoding="UTF-8"(?: standalone="yes")?\?>\n?/.exec(document);
  if (!start) throw new Error('no XML declaration');
  const top: Open = { name: '', attributes: {}, text: '', children: [] };
  const open: Open[] = [top];
  token.lastIndex = start[0].length;
  while (token.lastIndex < document.length) {
    const at = token.lastIndex;
    const found = token.exec(document)?.groups;
    if (!found) throw new Error(`not XML, at ${at}: ${document.slice(at, at + 40)}`);
    const inner = open.at(-1) ?? top;
    if (found['opened'] !== undefined) {
      const attributes = attributesOf(found['attributes'] ?? '');
      const element: Open = { name: found['opened'], attributes, text: '', children: [] };
      inner.children.push(element);
      if (found['empty'] === '') open.push(element);
    } else if (found['closed'] !== undefined) {
      if (inner.name !== found['closed']) throw new Error(`${inner.name} is closed as ${found['closed']}`);
      open.pop();
    } else inner.text += plain(found['text'] ?? '');
  }
  if (open.length > 1) throw new Error(`${open.at(-1)?.name} is not closed`);
  const [root] = top.children;
  if (!root || top.children.length > 1 || top.text.trim() !== '')
    throw new Error('not one element at the top');
  return root;
}

/** Every element of a name, in order. */
export const elements = (root: XmlElement, name: string): readonly XmlElement[] => [
  ...(root.name === name ? [root] : []),
  ...root.children.flatMap((child) => elements(child, name)),
];
