/** Parses YAML into a tree, which has every value's place in the text, and into plain data. */
import {
  Composer,
  type Document,
  isDocument,
  isMap,
  isNode,
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
import { indexLines } from './line-index.ts';
import { createFault, type LoadFault, maxFaults, type TextRange } from './load-fault.ts';
import { findEscape } from './quoted-scalars.ts';
import { explainSyntaxErrors } from './syntax-errors.ts';
import { splitIntoTokens } from './token-checks.ts';
import { characterName, findForbiddenCharacters } from './yaml-text.ts';

/** A parsed document. */
export type Tree = Document.Parsed<ParsedNode>;

/** A parsed text; without tree and data if its syntax is wrong. */
export interface ParsedYaml {
  readonly tree: Tree | undefined;
  /** Maps as plain objects, every value as the YAML 1.2 core schema reads it. */
  readonly data: unknown;
  readonly faults: readonly LoadFault[];
}

/** Words and dates, which the core schema reads as text too. Tested first, so that most values skip its tests for numbers. */
const wordOrDate: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  test: /^(?!(?:null|true|false)$)[a-z]|^\d{4}-/i,
  resolve: (text) => text,
};

/** The core schema of YAML 1.2, whatever version the text declares. Keys are compared below, in linear time. */
const options = {
  version: '1.2',
  schema: 'core',
  customTags: (tags: Tags): Tags => [wordOrDate, ...tags],
  uniqueKeys: false,
  prettyErrors: false,
  merge: false,
} as const;

/** Parses without checks, for a text that was checked before. */
export const composeTree = (parts: Iterable<string>): Tree | undefined => composeTrees(parts)[0];

function composeTrees(parts: Iterable<string>): Tree[] {
  const parser = new Parser();
  const composer = new Composer(options);
  const trees: Tree[] = [];
  for (const part of parts) for (const token of parser.next(part)) trees.push(...composer.next(token));
  for (const token of parser.end()) trees.push(...composer.next(token));
  trees.push(...composer.end());
  return trees;
}

/** Parses a text after checks of its tokens. */
export function parseYaml(text: string): ParsedYaml {
  const { parts, faults: lexicalFaults } = splitIntoTokens(text);
  if (lexicalFaults.length > 0) return { tree: undefined, data: undefined, faults: lexicalFaults };
  const [tree, secondTree] = composeTrees(parts);
  const errors = [...(tree?.errors ?? []), ...(tree?.warnings ?? [])];
  const syntax = explainSyntaxErrors(text, errors, maxFaults + 1);
  if (secondTree)
    syntax.push(createFault('yaml-documents', 'a second document begins here', nodeRange(secondTree)));
  if (syntax.length > 0) return { tree: undefined, data: undefined, faults: syntax };
  const faults: LoadFault[] = [];
  const data = toData(tree?.contents, { text, escapes: text.includes('\\'), faults });
  if (!tree || data === null)
    return {
      tree: undefined,
      data: undefined,
      faults: [createFault('file-empty', 'the file is empty: it has no record')],
    };
  return { tree, data, faults };
}

interface DataReading {
  readonly text: string;
  /** Whether there is a backslash in it. */
  readonly escapes: boolean;
  readonly faults: LoadFault[];
}

/** Keys like those of the format need no normalising to compare. */
const plainKey = /^[a-z_]+$/;

/** A node as plain data, with the faults of its keys and of what its escapes hide. */
function toData(node: unknown, reading: DataReading): unknown {
  if (isScalar(node)) {
    if (reading.escapes && node.type === 'QUOTE_DOUBLE') checkEscapes(node, reading);
    return node.value;
  }
  if (isSeq(node)) return node.items.map((entry) => toData(entry, reading));
  if (!isMap(node)) return null;
  const data: Record<string, unknown> = {};
  const pairsByKey = new Map<string, Pair>();
  for (const pair of node.items) {
    const key = isPair(pair) ? readKey(pair.key, reading) : undefined;
    if (key === undefined) continue;
    const comparable = plainKey.test(key) ? key : key.normalize('NFC').toLowerCase();
    const twin = pairsByKey.get(comparable);
    if (twin) {
      if (reading.faults.length <= maxFaults)
        reading.faults.push(duplicateKeyFault(key, pair, twin, reading.text));
      toData(pair.value, reading);
    } else {
      pairsByKey.set(comparable, pair);
      data[key] = toData(pair.value, reading);
    }
  }
  return data;
}

function duplicateKeyFault(key: string, { key: node }: Pair, { key: first }: Pair, text: string): LoadFault {
  const name = isScalar(first) ? String(first.value) : '';
  const problem = name === key ? 'appears twice, first' : `is the same key as \`${name}\``;
  return createFault(
    'key-twice',
    `\`${key}\` ${problem} on line ${indexLines(text).lineAt(nodeRange(first)[0])}`,
    nodeRange(node),
  );
}

function readKey(key: unknown, reading: DataReading): string | undefined {
  const name = isScalar(key) ? toData(key, reading) : undefined;
  if (typeof name === 'string' && name !== '__proto__') return name;
  const range = nodeRange(key);
  if (typeof name === 'number' || typeof name === 'boolean') {
    const source = reading.text.slice(...range);
    const help = `Put it in double quotes: "${source}".`;
    reading.faults.push(createFault('yaml-key', `the key \`${source}\` is not text`, range, help));
  } else reading.faults.push(createFault('yaml-key', 'a key must be a plain word', range));
  return undefined;
}

function checkEscapes(node: Scalar, { text, faults }: DataReading): void {
  const [start, end] = nodeRange(node);
  const source = text.slice(start, end);
  for (const { character } of findForbiddenCharacters(String(node.value))) {
    if (source.includes(character)) continue;
    const problem = `the character ${characterName(character)} is written as an escape and is not allowed`;
    faults.push(createFault('file-character', problem, [start + findEscape(character, source), end]));
    return;
  }
}

/** Where a node or document begins and ends in the text; `[0, 0]` for anything else. */
export const nodeRange = (node: unknown): TextRange => {
  const [start = 0, end = 0] = (isNode(node) || isDocument(node) ? node.range : undefined) ?? [];
  return [start, end];
};
