/** Edits a record's text where it stands, text to text: only what is meant to change does, and each edit is proven before it is given out. */
import { isMap, isSeq } from 'yaml';
import { isDay } from '../../domain/dates/partial-date.ts';
import type { Path } from '../../domain/finding.ts';
import { forbiddenIn } from '../yaml/yaml-text.ts';
import { commentOver, graftItem, graftKey, type Stock, stockOf } from './copy-entry.ts';
import { nameOf, valueAt, withValue } from './data-paths.ts';
import { additionOf, edited, settingOf } from './edit-session.ts';
import { removed } from './replace.ts';
import { entryAt, nodeAt } from './text-positions.ts';
import { EditRefusal, proven } from './verify-edit.ts';
import {
  isList,
  isValueMap,
  recordLines,
  type Style,
  settled,
  type Value,
  type ValueMap,
} from './write-value.ts';

export { commentOver, EditRefusal, graftItem, graftKey, type Stock, stockOf, type Value, type ValueMap };

/** What an event says: its `on` and `event`, then its own fields in the order in which they are to stand. */
export type NewEvent = Readonly<Record<string, string | boolean | undefined>>;

/** An event put into the `history` in its place by date: after the last that is not later. */
export const addEvent = (text: string, event: NewEvent): string => addDated(text, ['history'], event);

/** An entry with a day put into the history at a path, in its place by date; a history that is not there yet is made. */
export function addDated(
  text: string,
  path: Path,
  entry: Readonly<Record<string, Value | undefined>>,
): string {
  const on = entry['on'];
  if (typeof on !== 'string' || !isDay(on))
    throw new EditRefusal('An event needs the day it happened, as YYYY-MM-DD.');
  return edited(text, (open) => {
    const history = valueAt(open.data, path);
    const earlier = isList(history) ? history.findLastIndex((one) => dayOf(one) <= on) : -1;
    return additionOf(open, path, earlier + 1, settled(entry));
  });
}

const dayOf = (event: Value): string => {
  const on = isValueMap(event) ? event['on'] : undefined;
  return typeof on === 'string' ? on : '';
};

/**
 * A value set at a path, in the style of the one that stands there. A key that is not there yet comes after the last of its map, or
 * after that of its siblings in `after` which stands last. A text that says so already is left as it is.
 */
export function setValue(
  text: string,
  path: Path,
  value: Value,
  after: string | readonly string[] = [],
): string {
  return edited(text, (open) => settingOf(open, path, settled(value, nameOf(path)), [after].flat()));
}

/** A key of a map or an item of a list taken out; the last one leaves `{}` or `[]`. */
export function removeEntry(text: string, path: Path): string {
  return edited(text, (open) => {
    const above = path.slice(0, -1);
    const container = nodeAt(open.tree, above);
    const found = entryAt(container, path.at(-1));
    if (!found || !(isMap(container) || isSeq(container)))
      throw new EditRefusal(`There is no ${nameOf(path)} to take out.`);
    if (container.items.length === 1) {
      const { change, intended } = settingOf(open, above, isSeq(container) ? [] : {}, []);
      return { change: change && { ...change, drops: true }, intended };
    }
    const change = removed(open.text, { container, index: found.index });
    return { change, intended: withValue(open.data, path, undefined) };
  });
}

/** An item put at the end of the list at a path; a list that is not there yet is made. */
export function addItem(text: string, path: Path, value: Value): string {
  return edited(text, (open) => {
    const list = valueAt(open.data, path);
    return additionOf(open, path, isList(list) ? list.length : 0, settled(value, nameOf(path)));
  });
}

/** The text of a new record, its keys in the order given; `schema` is told to editors in a first line. */
export function recordText(record: ValueMap, { schema }: { readonly schema?: string } = {}): string {
  const style: Style = { step: 2, listStep: 2, gap: ' ', eol: '\n' };
  const first = schema === undefined ? '' : `# yaml-language-server: $schema=${schema}\n`;
  if (schema !== undefined && (/\s/.test(schema) || !forbiddenIn(schema).next().done))
    throw new EditRefusal('The name of a schema is one word.');
  const intended = settled(record) as ValueMap;
  const put = [...recordLines(intended, style), ''].join('\n');
  return proven(first, { start: first.length, end: first.length, put }, intended);
}
