/** Parses XML 1.0 with elements, attributes and text only; throws for anything else and for XML that is not well formed. */

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

const forbiddenCharacter = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u;
const token =
  /<(?<opened>[A-Za-z_][\w.:-]*)(?<attributes>(?:\s+[A-Za-z_][\w.:-]*="[^"<]*")*)\s*(?<empty>\/?)>|<\/(?<closed>[A-Za-z_][\w.:-]*)\s*>|(?<text>[^<]+)/y;
const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function plain(text: string): string {
  if (text.includes(']]>')) throw new Error('`]]>` stands in text');
  return text.replace(/&([^;]*;)?/g, (match, name?: string) => {
    const sign = signs[name?.slice(0, -1) ?? ''];
    if (sign === undefined) throw new Error(`no such entity: ${match}`);
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
  const bad = forbiddenCharacter.exec(document);
  if (bad) throw new Error(`a character that XML forbids, at ${bad.index}`);
  const start = /^<\?xml version="1\.0" encoding="UTF-8"(?: standalone="yes")?\?>\n?/.exec(document);
  if (!start) throw new Error('no XML declaration');
  const top: Open = { name: '', attributes: {}, text: '', children: [] };
  const open: Open[] = [top];
  token.lastIndex = start[0].length;
  while (token.lastIndex < document.length) {
    const offset = token.lastIndex;
    const match = token.exec(document)?.groups;
    if (!match) throw new Error(`not XML, at ${offset}: ${document.slice(offset, offset + 40)}`);
    const inner = open.at(-1) ?? top;
    if (match['opened'] !== undefined) {
      const attributes = attributesOf(match['attributes'] ?? '');
      const element: Open = { name: match['opened'], attributes, text: '', children: [] };
      inner.children.push(element);
      if (match['empty'] === '') open.push(element);
    } else if (match['closed'] !== undefined) {
      if (inner.name !== match['closed']) throw new Error(`${inner.name} is closed as ${match['closed']}`);
      open.pop();
    } else inner.text += plain(match['text'] ?? '');
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
