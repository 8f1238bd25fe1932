/** An edit from its text to its proof: opened, changed in one place, read again. */
import { isMap, isSeq } from 'yaml';
import type { Path } from '../../domain/finding.ts';
import { grow, type Tree } from '../yaml/parse-yaml.ts';
import { guard } from '../yaml/yaml-text.ts';
import { isExactly, nameOf, valueAt, withValue } from './data-paths.ts';
import { addedItem, addedKey, type Letters } from './insert.ts';
import { replaced } from './replace.ts';
import { entryAt, isEmpty, nodeAt, styleOf } from './text-positions.ts';
import { EditRefusal, proven, type Splice } from './verify-edit.ts';
import { isList, type Style, type Value } from './write-value.ts';

export interface OpenText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly tree: Tree;
  readonly data: unknown;
  readonly style: Style;
}

export interface Intent {
  /** Undefined where the text says so already. */
  readonly change: Splice | undefined;
  readonly intended: unknown;
}

const mark = '\ufeff';

/** A text that can be edited. */
export function context(text: string): OpenText {
  const bare = text.startsWith(mark) ? text.slice(mark.length) : text;
  const { tree, data, faults } = grow(bare);
  const fault = faults[0] ?? guard(Buffer.from(bare)).faults[0];
  if (!tree || fault)
    throw new EditRefusal(`The file cannot be read as it stands: ${fault?.message ?? 'it is empty'}.`);
  return { text: bare, tree, data, style: styleOf(bare, tree) };
}

/** The text after the one change intended, proven; the text itself where there is none. */
export function edited(text: string, intend: (open: OpenText) => Intent): string {
  const open = context(text);
  const { change, intended } = intend(open);
  if (!change) return text;
  return (text.startsWith(mark) ? mark : '') + proven(open.text, change, intended);
}

export function settingOf(
  open: OpenText,
  path: Path,
  value: Value,
  after: readonly string[],
  letters?: Letters,
): Intent {
  const intended = withValue(open.data, path, value);
  const already = isExactly(valueAt(open.data, path), value);
  return { change: already ? undefined : settingSplice(open, path, value, after, letters), intended };
}

function settingSplice(
  open: OpenText,
  path: Path,
  value: Value,
  after: readonly string[],
  letters?: Letters,
): Splice {
  const { text, tree, style } = open;
  if (path.length === 0) throw new EditRefusal('A record is not emptied, nor filled when it is empty.');
  const above = path.slice(0, -1);
  const key = path.at(-1);
  const container = nodeAt(tree, above);
  const found = entryAt(container, key);
  if (found && (isMap(container) || isSeq(container)))
    return replaced(text, { container, index: found.index }, value, style);
  if (typeof key !== 'string' || isSeq(container))
    throw new EditRefusal(`There is no ${nameOf(path)} to set.`);
  if (isMap(container) && container.items.length > 0) {
    const siblings = after.map((sibling) => entryAt(container, sibling)?.index ?? -1);
    const last = Math.max(...siblings, -1);
    return addedKey(
      text,
      container,
      last < 0 ? container.items.length - 1 : last,
      { key, value, letters },
      style,
    );
  }
  if (container !== undefined && !isMap(container) && !isEmpty(container))
    throw new EditRefusal(`There is no ${nameOf(path)} to set: ${nameOf(above)} is no map.`);
  return settingSplice(open, above, { [key]: value }, after);
}

export function additionOf(
  open: OpenText,
  path: Path,
  index: number,
  value: Value,
  letters?: Letters | undefined,
): Intent {
  const list = nodeAt(open.tree, path);
  const old = valueAt(open.data, path);
  if (!isSeq(list) || list.items.length === 0) {
    if (list !== undefined && !isSeq(list) && !isEmpty(list))
      throw new EditRefusal(`There is no list at ${nameOf(path)}.`);
    return settingOf(open, path, [value], []);
  }
  const items = isList(old) ? old : [];
  const intended = withValue(open.data, path, [...items.slice(0, index), value, ...items.slice(index)]);
  return { change: addedItem(open.text, list, index, { value, letters }, open.style), intended };
}
