/** Reads a Word file: its parts as XML, and the text and styles in them. */
import { strFromU8, unzipSync } from 'fflate';
import { parseXml, type XmlElement } from './xml.ts';

export interface WordFile {
  readonly names: readonly string[];
  /** A part as XML; an error where it is not well formed. */
  readonly part: (name: string) => XmlElement;
  readonly textOf: (name: string) => string;
}

export function readWord(bytes: Uint8Array): WordFile {
  const parts = unzipSync(bytes);
  const textOf = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  return { names: Object.keys(parts), textOf, part: (name) => parseXml(textOf(name)) };
}

export const everyElement = (element: XmlElement): readonly XmlElement[] => [
  element,
  ...element.children.flatMap(everyElement),
];

export const descendantsNamed = (element: XmlElement, name: string): readonly XmlElement[] =>
  everyElement(element).filter((child) => child.name === name);

export const wordsOf = (element: XmlElement): string =>
  descendantsNamed(element, 'w:t')
    .map(({ text }) => text)
    .join('');

export const styleOf = (paragraph: XmlElement): string | undefined =>
  descendantsNamed(paragraph, 'w:pStyle')[0]?.attributes['w:val'];
