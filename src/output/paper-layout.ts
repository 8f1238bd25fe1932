/** Prepares a paper's blocks for its layout: captions and their numbers, small print, lists with their own numbers, mostly wide tables or not. */
import { type Block, type Content, contentText, type Inline, inlineText, type Table } from './document.ts';

/** Numbers tables and charts. A line in bold that is alone above a table is its caption. A table that is written in Markdown has no other, so the heading above it serves. */
export function numberCaptions(blocks: readonly Block[]): readonly Block[] {
  const numberedBlocks: Block[] = [];
  let heading: Content = '';
  let [tables, charts] = [0, 0];
  for (const block of blocks) {
    if (block.kind === 'heading') heading = titleWithoutNumber(block.inline);
    if (block.kind === 'chart') numberedBlocks.push({ ...block, number: ++charts });
    else if (block.kind === 'table') {
      const bold = boldLine(numberedBlocks.at(-1));
      if (bold) numberedBlocks.pop();
      numberedBlocks.push({ ...block, number: ++tables, caption: bold ?? block.caption ?? heading });
    } else numberedBlocks.push(block);
  }
  return numberedBlocks;
}

/** The text of a paragraph that is all strong. */
const boldLine = (block: Block | undefined): Content | undefined => {
  const onlyPart = block?.kind === 'paragraph' && block.inline.length === 1 ? block.inline[0] : undefined;
  return onlyPart?.kind === 'strong' ? onlyPart.inline : undefined;
};

/** The text of a heading without the number before it. */
const titleWithoutNumber = (inline: readonly Inline[]) =>
  inlineText(inline).replace(/^\s*\d+(?:\.\d+)*\.?\s+/, '');

/** Splits the last paragraph after a rule, which is the small print of a paper, from what is above it. */
export function splitSmallPrint(blocks: readonly Block[]): {
  readonly body: readonly Block[];
  readonly smallPrint: readonly Inline[] | null;
} {
  const [rule, last] = blocks.slice(-2);
  return rule?.kind === 'rule' && last?.kind === 'paragraph'
    ? { body: blocks.slice(0, -2), smallPrint: last.inline }
    : { body: blocks, smallPrint: null };
}

/** `1.1.1` before the text of an item; undefined where the item has no number of its own. */
const ownNumber = (itemBlocks: readonly Block[]): string | undefined =>
  itemBlocks[0]?.kind === 'paragraph' && itemBlocks[0].inline[0]?.kind === 'text'
    ? /^\d+(?:\.\d+)+(?= )/.exec(itemBlocks[0].inline[0].text)?.[0]
    : undefined;

/** Whether each item of a list has its number in its text, so that it needs no bullet. */
export const hasOwnNumbers = ({ start, items }: Extract<Block, { kind: 'list' }>): boolean =>
  start === null && items.length > 0 && items.every((itemBlocks) => ownNumber(itemBlocks) !== undefined);

/** Whether more than half of the letters of a paper are in tables of a kind. */
export function isMostlyTables(blocks: readonly Block[], isOfKind: (table: Table) => boolean): boolean {
  const tables = blocks.filter((block) => block.kind === 'table' && isOfKind(block));
  return countLetters(tables) * 2 > countLetters(blocks);
}

const countLetters = (blocks: readonly Block[]): number =>
  blocks.reduce((total, block) => total + lettersOfBlock(block), 0);

function lettersOfBlock(block: Block): number {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return inlineText(block.inline).length;
    case 'list':
      return countLetters(block.items.flat());
    case 'quote':
    case 'group':
      return countLetters(block.blocks);
    case 'code':
      return block.text.length;
    case 'table':
      return block.rows
        .flatMap(({ cells }) => cells)
        .reduce((sum, cell) => sum + contentText(cell).length, 0);
    default:
      return 0;
  }
}
