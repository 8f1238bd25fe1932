/** YAML parts to a tree and to plain data. The tree keeps every value's place in the text. */
import {
  Composer,
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  Parser,
  type Scalar,
  type ScalarTag,
  type Tags,
} from 'yaml';
import type { Path } from '../../domain/finding.ts';
import { linesOf } from './line-index.ts';
import { fault, type LoadFault, mostFaults } from './load-fault.ts';
import { escapeOf } from './quoted-scalars.ts';
import { syntaxFaults } from './syntax-errors.ts';
import { lex } from './token-checks.ts';
import { forbiddenIn, nameOfCharacter } from './yaml-text.ts';

export type Tree = Document.Parsed<ParsedNode>;

export interface Grown {
  readonly tree: Tree | undefined;
  /** Maps as plain objects, every value as the YAML 1.2 core schema reads it. */
  readonly data: unknown;
  readonly faults: readonly LoadFault[];
}

/** Words and dates, which the core schema reads as text too: asked first, so that most values are not held against all its numbers. */
const wordOrDate: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  test: /^(?!(?:null|true|false)$)[a-z]|^\d{4}-/i,
  resolve: (text) => text,
};

/** The core schema of YAML 1.2, whatever the text says of itself; keys are compared here, in linear time. */
const options = {
  version: '1.2',
  schema: 'core',
  customTags: (tags: Tags): Tags => [wordOrDate, ...tags],
  uniqueKeys: false,
  prettyErrors: false,
  merge: false,
} as const;

/** A tree without looking at what is in it: only for a text that was grown before. */
export const regrow = (parts: Iterable<string>): Tree | undefined => treesOf(parts)[0];

function treesOf(parts: Iterable<string>): Tree[] {
  const parser = new Parser();
  const composer = new Composer(options);
  const trees: Tree[] = [];
  const take = (made: Iterable<unknown>) => {
    for (const tree of made) trees.push(tree as Tree);
  };
  for (const part of parts) for (const token of parser.next(part)) take(composer.next(token));
  for (const token of parser.end()) take(composer.next(token));
  take(composer.end());
  return trees;
}

export function grow(text: string): Grown {
  const { parts, faults: lexed } = lex(text);
  if (lexed.length > 0) return { tree: undefined, data: undefined, faults: lexed };
  const [tree, second] = treesOf(parts);
  const errors = [...(tree?.errors ?? []), ...(tree?.warnings ?? [])];
  const faults = syntaxFaults(text, errors, mostFaults + 1);
  if (second) faults.push(fault('yaml-documents', 'a second document begins here', rangeOf(second)));
  if (faults.length > 0) return { tree: undefined, data: undefined, faults };
  const found: LoadFault[] = [];
  const data = plain(tree?.contents, { text, escapes: text.includes('\\'), found });
  if (!tree || data === null)
    return { tree: undefined, data: undefined, faults: [fault('file-empty', 'the file holds no record')] };
  return { tree, data, faults: found };
}

interface Reading {
  readonly text: string;
  /** Whether there is a backslash in it. */
  readonly escapes: boolean;
  readonly found: LoadFault[];
}

/** Keys such as those of the format are compared as they stand. */
const plainKey = /^[a-z_]+$/;

/** A node as plain data, with the faults of its keys and of what its escapes hide. */
function plain(node: unknown, reading: Reading): unknown {
  if (isScalar(node)) {
    if (reading.escapes && node.type === 'QUOTE_DOUBLE') hidden(node, reading);
    return node.value;
  }
  if (isSeq(node)) return node.items.map((item) => plain(item, reading));
  if (!isMap(node)) return null;
  const data: Record<string, unknown> = {};
  const seen = new Map<string, Pair>();
  for (const pair of node.items) {
    const key = isPair(pair) ? keyOf(pair.key, reading) : undefined;
    if (key === undefined) continue;
    const folded = plainKey.test(key) ? key : key.normalize('NFC').toLowerCase();
    const twin = seen.get(folded);
    if (twin) {
      if (reading.found.length <= mostFaults) reading.found.push(twice(key, pair, twin, reading.text));
      plain(pair.value, reading);
    } else {
      seen.set(folded, pair);
      data[key] = plain(pair.value, reading);
    }
  }
  return data;
}

function twice(key: string, { key: node }: Pair, { key: first }: Pair, text: string): LoadFault {
  const name = String((first as Scalar).value);
  const what = name === key ? 'stands here a second time; first' : `is one key with \`${name}\``;
  return fault(
    'key-twice',
    `\`${key}\` ${what} on line ${linesOf(text).at(rangeOf(first)[0])}`,
    rangeOf(node),
  );
}

function keyOf(key: unknown, reading: Reading): string | undefined {
  const name = isScalar(key) ? plain(key, reading) : undefined;
  if (typeof name === 'string' && name !== '__proto__') return name;
  const at = rangeOf(key);
  if (typeof name === 'number' || typeof name === 'boolean') {
    const source = reading.text.slice(...at);
    const help = `Put it in double quotes: "${source}".`;
    reading.found.push(fault('yaml-key', `the key \`${source}\` is no text`, at, help));
  } else reading.found.push(fault('yaml-key', 'a key is to be a plain word', at));
  return undefined;
}

function hidden(node: Scalar, { text, found }: Reading): void {
  const [start, end] = rangeOf(node);
  const source = text.slice(start, end);
  for (const { character } of forbiddenIn(String(node.value))) {
    if (source.includes(character)) continue;
    const what = `the character ${nameOfCharacter(character)} hides in an escape and is not allowed`;
    found.push(fault('file-character', what, [start + escapeOf(character, source), end]));
    return;
  }
}

export const rangeOf = (node: unknown): readonly [number, number] => {
  const range = (node as { range?: readonly number[] } | null)?.range;
  return [range?.[0] ?? 0, range?.[1] ?? 0];
};

/** Where the value at a path stands, or its key if `key`; for what is not there, the nearest thing above it. */
export function rangeAt(tree: Tree, path: Path, key = false): readonly [number, number] {
  let node: unknown = tree.contents;
  let best = rangeOf(node);
  for (const [depth, step] of path.entries()) {
    const last = depth === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) return [best[0], best[0]];
      node = pair.value;
      best =
        node !== null && !(last && key) && rangeOf(node)[1] > rangeOf(node)[0]
          ? rangeOf(node)
          : rangeOf(pair.key);
    } else if (isSeq(node) && node.items[Number(step)] !== undefined) {
      node = node.items[Number(step)];
      best = rangeOf(node);
    } else return [best[0], best[0]];
  }
  return best;
}
