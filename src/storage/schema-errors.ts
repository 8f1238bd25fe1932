/** Turns the issues that a schema finds in a record into faults in plain English, with their places in the text. */
import { readFullDate } from '../domain/dates/read-date.ts';
import { readPartialDate } from '../domain/dates/read-partial-date.ts';
import type { Result } from '../domain/errors.ts';
import type { Path } from '../domain/finding.ts';
import { maxLineLength } from '../domain/limits.ts';
import type { Fields } from '../domain/plain-data.ts';
import {
  type Issue,
  isFreeText,
  listKeysAt,
  matchesSchema,
  type Schema,
  schemaAt,
} from '../domain/schema/schema-walk.ts';
import { formatCount } from '../domain/text/numbers.ts';
import { didYouMean } from '../domain/text/word-matching.ts';
import { textHiddenByComment } from './yaml/ambiguous-scalars.ts';
import { createFault, type LoadFault, maxFaults, type TextRange } from './yaml/load-fault.ts';
import type { Tree } from './yaml/parse-yaml.ts';
import { findRange } from './yaml/text-locations.ts';
import { formatPath, valueAt } from './yaml-edit/data-paths.ts';

/** What a value must be, by the name of its form: in few words, and the rest of the advice. */
const formDescriptions: Readonly<Record<string, readonly [form: string, advice: string]>> = {
  id: ['an id', ' (lower-case letters, digits and hyphens, at most 64), such as custody-2021-rec-2'],
  date: ['a real date in the form YYYY-MM-DD', ', such as 2021-11-25'],
  'partial-date': ['a date', ', such as 2022-10-03, 2022-11, 2022-05/2022-06 or 2021/22'],
  question: ['the number of a question', ', such as "8"'],
  topic: ['the number of a topic', ', such as "8.4"'],
  characteristic: ['the number of a characteristic', ', such as "8.4.3"'],
  assessed: ['the number of a topic or characteristic', ', such as "8.4" or "8.4.3"'],
  paf: ['a key of the framework', ', such as "8", "8.4", "8.4.3" or "peel-2025-27:8.4"'],
  sha256: ['a fingerprint', ' of 64 hexadecimal digits'],
  commit: ['the full id of a commit', ' (40 hexadecimal digits, as `git log` prints it)'],
  request: ['the day and subject of a request', ', such as 2022-01-10 target'],
  'audit-finding': ['the id of a finding', ', such as event-removed-3f9a1c2b04'],
};

const kindNames: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a map',
  record: 'a map',
  boolean: '`true` or `false`',
  number: 'a number',
  int: 'a whole number',
};

function describeKind(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'boolean' ? '`true` or `false`' : (kindNames[typeof value] ?? 'a number');
}

/** A parsed text, and the schema that it was checked against. */
export interface ParsedText {
  readonly text: string;
  readonly tree: Tree;
  readonly data: unknown;
  readonly schema: Schema;
}

/** The faults of issues; no more are read after `maxFaults`. */
export function schemaFaults(parsedText: ParsedText, issues: readonly Issue[]): LoadFault[] {
  const faults: LoadFault[] = [];
  for (const issue of issues) {
    if (faults.length > maxFaults) break;
    faults.push(...faultsFor(parsedText, issue));
  }
  return faults;
}

function faultsFor({ text, tree, data, schema }: ParsedText, issue: Issue): LoadFault[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const name = path.length === 0 ? 'the record' : `\`${formatPath(path)}\``;
  const value = valueAt(data, path);
  const range = findRange(tree, path);
  if (issue.code === 'unrecognized_keys')
    return unknownKeys(tree, path, issue, listKeysAt(schema, data, path));
  if (value === undefined && path.length > 0 && issue.code !== 'custom')
    return [missingKeys(tree, path.slice(0, -1), [String(path.at(-1) ?? 'record')])];
  if (issue.code === 'invalid_value' && path.join() === 'version' && typeof value === 'number')
    return [otherVersion(value, range)];
  if (issue.code === 'invalid_value') return [unknownValue(tree, path, value, issue.values)];
  if (issue.code === 'invalid_union')
    return [unknownValue(tree, path, value, 'options' in issue ? issue.options : [])];
  if (issue.code === 'invalid_type') {
    const source = text.slice(...range);
    const field = schemaAt(schema, data, path);
    const hiddenByComment =
      value === null && isFreeText(field) ? textHiddenByComment(text, range[1]) : undefined;
    if (hiddenByComment) return [hiddenByComment];
    return [
      isReadAsOtherKind(value, source) && matchesSchema(field, source)
        ? needsQuotes({ name, value, range }, source)
        : wrongKind({ name, value, range }, issue.expected, source),
    ];
  }
  if (issue.code === 'custom') return [customFault(tree, path, { name, value, range }, issue.params)];
  if (issue.code === 'too_small' && value === '')
    return [createFault('value-form', `${name} is empty`, range, 'Enter the text, or delete the key.')];
  if (issue.code === 'too_big' && typeof value === 'string')
    return [tooLong(name, value, Number(issue.maximum), range)];
  return [createFault('value-form', `${name}: ${JSON.stringify(value)} is out of range`, range)];
}

const tooLong = (name: string, value: string, maximum: number, [start]: TextRange): LoadFault =>
  createFault(
    'text-length',
    `${name} has ${formatCount(value.length)} characters. At most ${formatCount(maximum)} are allowed`,
    [start, start + 1],
    maximum === maxLineLength
      ? 'Shorten it to one line, and move the long text into the wording or a note.'
      : 'Divide it, or keep the long text in a file and record it as evidence.',
  );

/** A field with its name, its value and its place in the text. */
interface FieldValue {
  readonly name: string;
  readonly value: unknown;
  readonly range: TextRange;
}

/** Whether a plain word was read as another type than text. If nothing is written, the source is the key's. */
const isReadAsOtherKind = (value: unknown, source: string) =>
  typeof value === 'number' || typeof value === 'boolean' || (value === null && /^(?:~|null)$/i.test(source));

const needsQuotes = ({ name, value, range }: FieldValue, source: string): LoadFault =>
  createFault(
    'text-quotes',
    `${name}: YAML reads \`${source}\` as ${describeKind(value)}, not as text`,
    range,
    `Put it in double quotes: "${source}".`,
  );

function wrongKind({ name, value, range }: FieldValue, expectedKind: string, source: string): LoadFault {
  if (value === null)
    return createFault('value-kind', `${name} is empty`, range, 'Enter a value, or delete the key.');
  const help =
    expectedKind === 'string' && /^[[{]/.test(source)
      ? 'If it is text, put all of it in double quotes.'
      : undefined;
  return createFault(
    'value-kind',
    `${name} is ${describeKind(value)}, but must be ${kindNames[expectedKind] ?? expectedKind}`,
    range,
    help,
  );
}

const missingKeys = (tree: Tree, path: Path, keys: readonly string[]): LoadFault => {
  const where = path.length === 0 ? '' : `\`${formatPath(path)}\`: `;
  const keyList = keys.map((key) => `\`${key}\``).join(' or ');
  return createFault(
    'key-missing',
    `${where}${keyList} is missing`,
    findRange(tree, path, 'key'),
    `Add ${keyList}.`,
  );
};

/** How a refused date is read, by its form, so that the finding gives the one to enter. */
const dateReaders: Readonly<Record<string, (text: string) => Result<string, string>>> = {
  date: (text) => readFullDate(text, { today: '' }),
  'partial-date': readPartialDate,
};

/** The fault of one of our own checks, which name the missing keys or the form of the value in `params`. */
function customFault(
  tree: Tree,
  path: Path,
  { name, value, range }: FieldValue,
  params: Fields = {},
): LoadFault {
  const { missing, form: formName } = params;
  if (Array.isArray(missing)) return missingKeys(tree, path, missing.map(String));
  const [form, advice] = formDescriptions[String(formName)] ?? ['in the correct form', ''];
  const quotedValue = JSON.stringify(String(value).slice(0, 80));
  const date = dateReaders[String(formName)]?.(String(value));
  const help = date?.ok ? `Enter ${date.value}.` : `Enter ${form}${advice}.`;
  return createFault('value-form', `${name}: ${quotedValue} is not ${form}`, range, help);
}

function unknownKeys(
  tree: Tree,
  path: Path,
  issue: Extract<Issue, { code: 'unrecognized_keys' }>,
  knownKeys: readonly string[],
): LoadFault[] {
  return issue.keys.slice(0, maxFaults + 1).map((key) => {
    const where = path.length === 0 ? '' : ` in \`${formatPath(path)}\``;
    const help = `${didYouMean(key, knownKeys)} Put your force’s own fields under \`extra\`.`.trim();
    return createFault(
      'key-unknown',
      `\`${key}\`${where} is not a field of the format`,
      findRange(tree, [...path, key], 'key'),
      help,
    );
  });
}

const otherVersion = (value: number, range: TextRange): LoadFault =>
  createFault(
    'version-unknown',
    `the register has version ${value} of the format, but this version of afi reads only version 1`,
    range,
    'Update afi. If the number is a mistake, change it to 1.',
  );

function unknownValue(tree: Tree, path: Path, value: unknown, values: readonly unknown[] = []): LoadFault {
  const allowedWords = values.map(String);
  const isText = typeof value === 'string' && !allowedWords.includes(value);
  const word = isText ? value : JSON.stringify(value);
  const help = `${didYouMean(word, allowedWords)} It must be one of: ${allowedWords.join(', ')}.`.trim();
  return createFault(
    'value-unknown',
    `\`${formatPath(path)}\`: \`${word}\` is not a valid value`,
    findRange(tree, path),
    help,
  );
}
