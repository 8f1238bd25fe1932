/** Defines the outline of a document: its headings, list items and paragraphs in their order, and what was left out. */

/** A heading, an item of a list, or a paragraph. */
export interface OutlineLine {
  readonly kind: 'heading' | 'item' | 'paragraph';
  /** Of a heading, from 1 for the highest; of an item, how deep its list is, from 1; of a paragraph 0. */
  readonly level: number;
  /** Whether all of its text is bold. */
  readonly isBold: boolean;
  /** On one line. */
  readonly text: string;
  /** Where it is in the file: `line 34`, `paragraph 12`. */
  readonly place: string;
}

/** Lines of a document that are not part of its outline. */
export interface OmittedLines {
  /** The place of the first one. */
  readonly place: string;
  readonly count: number;
  /** The first one. */
  readonly text: string;
  /** Why, as a noun: `navigation`. */
  readonly reason: string;
  /** What is counted: lines, if undefined. */
  readonly unit?: 'lines' | 'cells' | 'rows';
}

/** The outline of a document. */
export interface Outline {
  /** The document's own title; undefined if it has none. */
  readonly title: string | undefined;
  readonly lines: readonly OutlineLine[];
  readonly omissions: readonly OmittedLines[];
}

/** A bullet that was typed, as in a paragraph pasted from an e-mail. */
const typedBullet = /^[•●▪◦·*–-]\s+/;

/** Collects the lines of a document in their order. */
export function createOutlineCollector() {
  let title: string | undefined;
  const lines: OutlineLine[] = [];
  const omissions: { place: string; count: number; text: string; reason: string }[] = [];
  let lastOmission: string | undefined;
  return {
    setTitle: (text: string) => {
      title ??= oneLine(text) || undefined;
    },
    /** Adds a line, unless it has no text. */
    add: ({ text, ...line }: OutlineLine) => {
      const words = oneLine(text);
      if (words === '') return;
      lastOmission = undefined;
      const isTypedItem = line.kind === 'paragraph' && typedBullet.test(words);
      lines.push(
        isTypedItem
          ? { ...line, kind: 'item', level: 1, text: words.replace(typedBullet, '') }
          : { ...line, text: words },
      );
    },
    /** Adds text to the last line. */
    extend: (text: string) => {
      const words = oneLine(text);
      const last = lines.pop();
      if (last) lines.push(words === '' ? last : { ...last, text: `${last.text} ${words}` });
    },
    /** Leaves out a line; neighbours with one reason are counted together. */
    omit: (place: string, text: string, reason: string) => {
      const words = oneLine(text);
      if (words === '') return;
      const previous = lastOmission === reason ? omissions.at(-1) : undefined;
      if (previous) previous.count += 1;
      else omissions.push({ place, count: 1, text: words, reason });
      lastOmission = reason;
    },
    outline: (): Outline => ({ title, lines, omissions }),
  };
}

const oneLine = (text: string): string => text.replace(/[\s\u00ad\u200b\ufeff]+/g, ' ').trim();
