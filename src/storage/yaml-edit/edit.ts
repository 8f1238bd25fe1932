/** Edits a record's text in place: nothing else in it changes, and every edit is verified before it is returned. */
import { isSeq } from 'yaml';
import { isDay } from '../../domain/dates/partial-date.ts';
import type { Path } from '../../domain/finding.ts';
import { findForbiddenCharacters } from '../yaml/yaml-text.ts';
import { addCommentAbove, copyItem, copyKey, type Donor, openDonor } from './copy-entry.ts';
import { quotePath, valueAt, withValue } from './data-paths.ts';
import { applyEdit, openText, planAddition, planSetting } from './edit-session.ts';
import { removeFromContainer } from './replace.ts';
import { findEntry, findNode } from './text-positions.ts';
import { EditError, verifyEdit } from './verify-edit.ts';
import {
  isList,
  isValueMap,
  normaliseMap,
  normaliseValue,
  type Style,
  type Value,
  type ValueMap,
  writeRecordLines,
} from './write-value.ts';

export { addCommentAbove, copyItem, copyKey, type Donor, EditError, openDonor, type Value, type ValueMap };

/** An event: its `on` and `event`, then its own fields in the order in which they are written. */
export type NewEvent = Readonly<Record<string, string | boolean | undefined>>;

/** The data of a record's text. @throws EditError if it cannot be parsed */
export const readRecordData = (text: string): unknown => openText(text).data;

/** Adds an event to the `history`, in its place by date: after the last that is not later. */
export const addEvent = (text: string, event: NewEvent): string => addDated(text, ['history'], event);

/** Adds an entry with a day to the history at a path, in its place by date; makes the history if there is none. */
export function addDated(
  text: string,
  path: Path,
  entry: Readonly<Record<string, Value | undefined>>,
): string {
  const day = entry['on'];
  if (typeof day !== 'string' || !isDay(day))
    throw new EditError('An event must have the day it happened, as YYYY-MM-DD.');
  return applyEdit(text, (open) => {
    const history = valueAt(open.data, path);
    const earlierIndex = isList(history) ? history.findLastIndex((event) => eventDay(event) <= day) : -1;
    return planAddition(open, path, earlierIndex + 1, { value: normaliseValue(entry) });
  });
}

const eventDay = (event: Value): string => {
  const day = isValueMap(event) ? event['on'] : undefined;
  return typeof day === 'string' ? day : '';
};

/**
 * Sets a value at a path, in the style of the present value. A new key comes after the last key of its map, or after the last of
 * its `siblingKeys` in the map. The text is unchanged if it has that value already.
 * @throws EditError if the result is not the intended data, as every edit in this file does.
 */
export function setValue(
  text: string,
  path: Path,
  value: Value,
  siblingKeys: string | readonly string[] = [],
): string {
  return applyEdit(text, (open) =>
    planSetting(open, path, { value: normaliseValue(value, quotePath(path)) }, [siblingKeys].flat()),
  );
}

/** Removes a key of a map or an item of a list; the last one leaves `{}` or `[]`. */
export function removeEntry(text: string, path: Path): string {
  return applyEdit(text, (open) => {
    const parentPath = path.slice(0, -1);
    const position = findEntry(findNode(open.tree, parentPath), path.at(-1));
    if (!position) throw new EditError(`There is no ${quotePath(path)} to remove.`);
    if (position.container.items.length === 1) {
      const { change, intendedData } = planSetting(open, parentPath, {
        value: isSeq(position.container) ? [] : {},
      });
      return { change: change && { ...change, removesComments: true }, intendedData };
    }
    const change = removeFromContainer(open.text, position);
    return { change, intendedData: withValue(open.data, path, undefined) };
  });
}

/** Adds an item to the list at a path, before the one at an index or at the end; makes the list if there is none. */
export function addItem(text: string, path: Path, value: Value, itemIndex?: number): string {
  return applyEdit(text, (open) => {
    const list = valueAt(open.data, path);
    const index = itemIndex ?? (isList(list) ? list.length : 0);
    return planAddition(open, path, index, { value: normaliseValue(value, quotePath(path)) });
  });
}

/** The text of a new record, its keys in the order given; a first line names the `schema` for editors. */
export function writeRecord(record: ValueMap, { schema }: { readonly schema?: string } = {}): string {
  const style: Style = { step: 2, listStep: 2, gap: ' ', eol: '\n' };
  const firstLine = schema === undefined ? '' : `# yaml-language-server: $schema=${schema}\n`;
  if (schema !== undefined && (/\s/.test(schema) || !findForbiddenCharacters(schema).next().done))
    throw new EditError('The name of a schema must be one word.');
  const intendedData = normaliseMap(record);
  const insertedText = [...writeRecordLines(intendedData, style), ''].join('\n');
  return verifyEdit(
    firstLine,
    { start: firstLine.length, end: firstLine.length, insertedText },
    intendedData,
  );
}
