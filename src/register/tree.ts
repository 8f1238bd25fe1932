/** YAML parts to a tree and to plain data. The tree keeps every value's place in the text. */
import {
  Composer,
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  Parser,
} from 'yaml';
import type { Path } from '../model/finding.ts';
import { fault, type LoadFault, mostFaults } from './fault.ts';
import { forbiddenIn, nameOfCharacter } from './guard.ts';
import { lex } from './lex.ts';

export type Tree = Document.Parsed<ParsedNode>;

export interface Grown {
  readonly tree: Tree | undefined;
  /** Maps as plain objects, every value as the YAML 1.2 core schema reads it. */
  readonly data: unknown;
  readonly faults: readonly LoadFault[];
}

/** The core schema of YAML 1.2, whatever the text says of itself; keys are compared here, in linear time. */
const options = {
  version: '1.2',
  schema: 'core',
  uniqueKeys: false,
  prettyErrors: false,
  merge: false,
} as const;

/** A tree without looking at what is in it: only for a text that was grown before. */
export function regrow(parts: Iterable<string>): Tree | undefined {
  const parser = new Parser();
  const composer = new Composer(options);
  const trees: Tree[] = [];
  const take = (made: Iterable<unknown>) => {
    for (const tree of made) trees.push(tree as Tree);
  };
  for (const part of parts) for (const token of parser.next(part)) take(composer.next(token));
  for (const token of parser.end()) take(composer.next(token));
  take(composer.end());
  return trees[0];
}

export function grow(text: string): Grown {
  const { parts, faults: lexed } = lex(text);
  if (lexed.length > 0) return { tree: undefined, data: undefined, faults: lexed };
  const tree = regrow(parts);
  const troubles = [...(tree?.errors ?? []), ...(tree?.warnings ?? [])].slice(0, mostFaults);
  const faults = troubles.map(({ message, pos }) => fault('yaml-syntax', plainly(message), [pos[0], pos[1]]));
  if (faults.length > 0) return { tree: undefined, data: undefined, faults };
  if (!tree?.contents)
    return { tree: undefined, data: undefined, faults: [fault('file-empty', 'the file holds no record')] };
  const found: LoadFault[] = [];
  const data = plain(tree.contents, text.includes('\\'), found);
  return { tree, data, faults: found };
}

/** The parser's words, as a sentence of ours: lower case, no full stop. */
const plainly = (message: string) =>
  (message[0]?.toLowerCase() ?? '') + message.slice(1).replace(/[.:]?\s*$/, '');

/** A node as plain data, with the faults of its keys and of what its escapes hide. */
function plain(node: unknown, escapes: boolean, faults: LoadFault[]): unknown {
  if (isScalar(node)) {
    if (escapes && typeof node.value === 'string') hidden(node as Node, node.value, faults);
    return node.value;
  }
  if (isSeq(node)) return node.items.map((item) => plain(item, escapes, faults));
  if (!isMap(node)) return null;
  const data: Record<string, unknown> = {};
  const seen = new Map<string, string>();
  for (const pair of node.items) {
    const key = isPair(pair) ? keyOf(pair.key, escapes, faults) : undefined;
    if (key === undefined) continue;
    const folded = key.normalize('NFC').toLowerCase();
    const twin = seen.get(folded);
    if (twin === undefined) {
      seen.set(folded, key);
      data[key] = plain(pair.value, escapes, faults);
    } else {
      const same = twin === key ? 'stands here a second time' : `and \`${twin}\` above it are one key`;
      faults.push(fault('key-twice', `\`${key}\` ${same}`, rangeOf(pair.key)));
      plain(pair.value, escapes, faults);
    }
  }
  return data;
}

function keyOf(key: unknown, escapes: boolean, faults: LoadFault[]): string | undefined {
  const name = isScalar(key) ? plain(key, escapes, faults) : undefined;
  if (typeof name === 'string' && name !== '__proto__') return name;
  if (typeof name === 'number' || typeof name === 'boolean') {
    const source = isScalar(key) ? String(key.source) : '';
    const help = `Put it in double quotes: "${source}".`;
    faults.push(fault('yaml-key', `the key \`${source}\` is no text`, rangeOf(key), help));
  } else {
    faults.push(fault('yaml-key', 'a key is to be a plain word', rangeOf(key)));
  }
  return undefined;
}

function hidden(node: Node, value: string, faults: LoadFault[]): void {
  if ((node as { type?: string }).type !== 'QUOTE_DOUBLE') return;
  for (const { character } of forbiddenIn(value)) {
    const what = `the character ${nameOfCharacter(character)} hides in an escape and is not allowed`;
    faults.push(fault('file-character', what, rangeOf(node)));
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
