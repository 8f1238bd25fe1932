/** A page as a tree: what Markdown, a paper and a page of the site come to before a format draws them. Every text in it is plain text. */

export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'struck'; readonly inline: readonly Inline[] }
  /** `href` is an address that a reader may safely follow, or a place in the same set of pages. */
  | { readonly kind: 'link'; readonly href: string; readonly inline: readonly Inline[] }
  | { readonly kind: 'break' };

export interface TableColumn {
  readonly head: readonly Inline[];
  readonly align: 'left' | 'right';
}

export interface TableRow {
  readonly cells: readonly (readonly Inline[])[];
  /** Set apart: a total. */
  readonly strong?: boolean;
}

export interface TableBlock {
  readonly kind: 'table';
  /** Its place among the tables of a paper; null where tables are not numbered. */
  readonly number: number | null;
  readonly caption: readonly Inline[];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

export type Block =
  | {
      readonly kind: 'heading';
      readonly level: number;
      readonly id: string;
      readonly inline: readonly Inline[];
    }
  | { readonly kind: 'paragraph'; readonly inline: readonly Inline[] }
  /** `start` is the first number; null where the list has none. */
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'lines'; readonly text: string }
  | { readonly kind: 'rule' }
  /** A drawing that the paper names, with what it shows in words; its number is null where figures are not numbered. */
  | {
      readonly kind: 'picture';
      readonly name: string;
      readonly alt: string;
      readonly number: number | null;
      readonly caption: readonly Inline[];
    }
  | TableBlock;

/** Blocks of the site alone: facts by name, and what happened by day. */
export type PageBlock =
  | Block
  | {
      readonly kind: 'facts';
      readonly facts: readonly { readonly name: string; readonly value: readonly Inline[] }[];
    }
  | {
      readonly kind: 'timeline';
      readonly entries: readonly {
        readonly day: string;
        readonly shown: string;
        readonly blocks: readonly Block[];
      }[];
    };

export const text = (words: string): Inline => ({ kind: 'text', text: words });
export const link = (href: string, words: string): Inline => ({ kind: 'link', href, inline: [text(words)] });
export const paragraph = (...inline: readonly Inline[]): Block => ({ kind: 'paragraph', inline });

/** The words of a line, without what marks them. */
export const plain = (inline: readonly Inline[]): string =>
  inline.map((one) => (one.kind === 'break' ? ' ' : 'text' in one ? one.text : plain(one.inline))).join('');

/** What stands under a rule at the very end of a paper is its small print. */
export function splitSmallPrint(blocks: readonly Block[]): {
  readonly body: readonly Block[];
  readonly smallPrint: readonly Inline[] | null;
} {
  const [rule, last] = blocks.slice(-2);
  return rule?.kind === 'rule' && last?.kind === 'paragraph'
    ? { body: blocks.slice(0, -2), smallPrint: last.inline }
    : { body: blocks, smallPrint: null };
}

/** `1.1.1` before the words of an item; undefined where it has no number of its own. */
const ownNumber = (item: readonly Block[]): string | undefined =>
  item[0]?.kind === 'paragraph' && item[0].inline[0]?.kind === 'text'
    ? /^\d+(?:\.\d+)+(?= )/.exec(item[0].inline[0].text)?.[0]
    : undefined;

/** A list whose items bring their own numbers needs no other sign before them. */
export const hasOwnNumbers = ({ start, items }: Extract<Block, { kind: 'list' }>): boolean =>
  start === null && items.length > 0 && items.every((item) => ownNumber(item) !== undefined);

/** Whether more than half of the letters of a paper stand in tables of a kind. */
export function isMostlyTables(blocks: readonly Block[], kind: (table: TableBlock) => boolean): boolean {
  const those = blocks.filter((block) => block.kind === 'table' && kind(block));
  return lettersIn(those) * 2 > lettersIn(blocks);
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const lettersIn = (blocks: readonly Block[]): number => sum(blocks.map(lettersOf));

function lettersOf(block: Block): number {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return plain(block.inline).length;
    case 'list':
      return sum(block.items.map(lettersIn));
    case 'quote':
      return lettersIn(block.blocks);
    case 'lines':
      return block.text.length;
    case 'table':
      return sum(block.rows.flatMap(({ cells }) => cells.map((cell) => plain(cell).length)));
    default:
      return 0;
  }
}
