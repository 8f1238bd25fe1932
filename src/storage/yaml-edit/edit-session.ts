/** Plans and applies an edit: opens the text, changes it in one place, and verifies the result. */
import { isMap, isSeq } from 'yaml';
import type { Path } from '../../domain/finding.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { decodeRecordText } from '../yaml/yaml-text.ts';
import { isExactlyEqual, quotePath, valueAt, withValue } from './data-paths.ts';
import { type Addition, insertItem, insertKey } from './insert.ts';
import { replaceValue } from './replace.ts';
import { detectStyle, findEntry, findNode, isEmpty, type OpenText } from './text-positions.ts';
import { EditError, type Splice, verifyEdit } from './verify-edit.ts';
import { isList } from './write-value.ts';

/** An edit, and the data that the text must have after it. */
export interface PlannedEdit {
  /** Undefined if the text has that value already. */
  readonly change: Splice | undefined;
  readonly intendedData: unknown;
}

const byteOrderMark = '\ufeff';

/**
 * Parses a text for an edit.
 * @throws EditError if it cannot be parsed.
 */
export function openText(text: string): OpenText {
  const textWithoutMark = text.startsWith(byteOrderMark) ? text.slice(byteOrderMark.length) : text;
  const { tree, data, faults } = parseYaml(textWithoutMark);
  const fault = faults[0] ?? decodeRecordText(Buffer.from(textWithoutMark)).faults[0];
  if (!tree || fault) throw new EditError(`The file cannot be read: ${fault?.message ?? 'it is empty'}.`);
  return { text: textWithoutMark, tree, data, style: detectStyle(textWithoutMark, tree) };
}

/** The text after the planned edit, verified; the same text if nothing changes. */
export function applyEdit(text: string, plan: (open: OpenText) => PlannedEdit): string {
  const open = openText(text);
  const { change, intendedData } = plan(open);
  if (!change) return text;
  return (text.startsWith(byteOrderMark) ? byteOrderMark : '') + verifyEdit(open.text, change, intendedData);
}

/** The edit that sets a value at a path; a key that is new comes after the last of its siblings in `after`. */
export function planSetting(
  open: OpenText,
  path: Path,
  addition: Addition,
  siblingKeys: readonly string[] = [],
): PlannedEdit {
  const intendedData = withValue(open.data, path, addition.value);
  const isUnchanged = isExactlyEqual(valueAt(open.data, path), addition.value);
  return {
    change: isUnchanged ? undefined : spliceForSetting(open, path, addition, siblingKeys),
    intendedData,
  };
}

function spliceForSetting(
  open: OpenText,
  path: Path,
  { value, sourceLines }: Addition,
  siblingKeys: readonly string[],
): Splice {
  if (path.length === 0)
    throw new EditError('A full record cannot be emptied, and an empty record cannot be filled.');
  const parentPath = path.slice(0, -1);
  const key = path.at(-1);
  const container = findNode(open.tree, parentPath);
  const entry = findEntry(container, key);
  if (entry) return replaceValue(open, entry, value);
  if (typeof key !== 'string' || isSeq(container))
    throw new EditError(`There is no ${quotePath(path)} to set.`);
  if (isMap(container) && container.items.length > 0) {
    const siblings = siblingKeys.map((sibling) => findEntry(container, sibling)?.index ?? -1);
    const last = Math.max(...siblings, -1);
    const index = last < 0 ? container.items.length - 1 : last;
    return insertKey(open, container, index, { key, value, sourceLines });
  }
  if (container !== undefined && !isMap(container) && !isEmpty(container))
    throw new EditError(
      `There is no ${quotePath(path)} to set: ${quotePath(parentPath)} is not a set of keys and values.`,
    );
  return spliceForSetting(open, parentPath, { value: { [key]: value } }, siblingKeys);
}

/** The edit that adds an item to the list at a path, before the one at an index. */
export function planAddition(open: OpenText, path: Path, index: number, addition: Addition): PlannedEdit {
  const { value } = addition;
  const list = findNode(open.tree, path);
  const presentValue = valueAt(open.data, path);
  if (!isSeq(list) || list.items.length === 0) {
    if (list !== undefined && !isSeq(list) && !isEmpty(list))
      throw new EditError(`There is no list at ${quotePath(path)}.`);
    return planSetting(open, path, { value: [value] });
  }
  const items = isList(presentValue) ? presentValue : [];
  const intendedData = withValue(open.data, path, [...items.slice(0, index), value, ...items.slice(index)]);
  return { change: insertItem(open, list, index, addition), intendedData };
}
