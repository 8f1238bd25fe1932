/** Marks the places of tables and charts in a filled template, so that they stay typed until a format draws them. */
import type { Captioned, ChartBlock, Table } from './document.ts';
import { markdownTable } from './markdown.ts';

/** The block that a slot of a template can show. */
export type SlotBlock = Captioned<Table> | Captioned<ChartBlock>;
/** By slot, such as `tables.position`. */
export type SlotBlocks = ReadonlyMap<string, SlotBlock>;

/** No value of a template can contain it: values are escaped, which replaces control characters. */
const mark = '\u0001';
const placeholders = new RegExp(`${mark}([^${mark}\\n]+)${mark}`, 'g');

/** The mark that keeps the place of a slot's block in Markdown. */
export const placeholder = (slot: string): string => mark + slot + mark;

/** The block whose placeholder is alone on a line. */
export const findSlotBlock = (line: string, blocks: SlotBlocks): SlotBlock | undefined => {
  const [start, slot = '', end, ...textAfterMark] = line.trim().split(mark);
  return start === '' && end === '' && textAfterMark.length === 0 ? blocks.get(slot) : undefined;
};

/** Text with each table drawn as Markdown; charts are omitted, since the table next to each has its figures. */
export const fillPlaceholders = (text: string, blocks: SlotBlocks): string =>
  text.replace(placeholders, (markedSlot, slot: string) => {
    const block = blocks.get(slot);
    if (block === undefined) return markedSlot;
    return block.kind === 'table' ? markdownTable(block) : '';
  });
