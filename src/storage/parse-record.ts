/** Parses a record from bytes. Never throws for bad text: it returns faults. */
import { isMap } from '../domain/plain-data.ts';
import { type Kind, type Records, recordKinds } from '../domain/records/record-kinds.ts';
import { type Settings, settingsRecord } from '../domain/records/settings.ts';
import { schemaFaults } from './schema-errors.ts';
import { findAmbiguousScalars, mayHaveAmbiguity } from './yaml/ambiguous-scalars.ts';
import { parseFastYaml } from './yaml/fast-yaml.ts';
import { createFault, type LoadFault } from './yaml/load-fault.ts';
import { parseYaml } from './yaml/parse-yaml.ts';
import { findRange } from './yaml/text-locations.ts';
import { decodeRecordText } from './yaml/yaml-text.ts';

/** A record, or the faults that reject its file. */
export interface Parsed<Record> {
  /** Undefined if the file is rejected; then there is at least one fault. */
  readonly record: Record | undefined;
  readonly faults: readonly LoadFault[];
}

/** A parsed record with its data. */
export interface ParsedRecord<Record> extends Parsed<Record> {
  /** Its data, without a schema; undefined if it cannot be parsed. */
  readonly data: unknown;
}

/** The fields that a file's name fixes: `{id: custody-2021-rec-2}`. */
export type NameFields = Readonly<Record<string, string>>;

/** The record of a kind in a file, whose name fixes some of its fields. */
export function parseRecord<K extends Kind>(
  kind: K,
  bytes: Uint8Array,
  nameFields: NameFields,
): ParsedRecord<Records[K]> {
  const { text, isReadable, faults: textFaults } = decodeRecordText(bytes);
  if (!isReadable) return { record: undefined, faults: textFaults, data: undefined };
  const fastData = textFaults.length === 0 && !mayHaveAmbiguity(text) ? parseFastYaml(text) : undefined;
  if (fastData && nameMismatches(fastData, nameFields).length === 0) {
    const { success, data } = recordKinds[kind].schema.safeParse(fastData);
    if (success) return { record: data, faults: [], data: fastData };
  }
  // Other forms, and wrong records, are parsed with the place of every value.
  const { tree, data, faults: yamlFaults } = parseYaml(text);
  if (!tree) return { record: undefined, faults: [...textFaults, ...yamlFaults], data: undefined };
  const schema = recordKinds[kind].schema;
  const result = schema.safeParse(data);
  const faults = [
    ...textFaults,
    ...yamlFaults,
    ...findAmbiguousScalars(text, tree, schema),
    ...(result.success ? [] : schemaFaults({ text, tree, data, schema }, result.error.issues)),
  ];
  for (const [key, name, value] of nameMismatches(data, nameFields)) {
    const message = `the file is named \`${name}\`, but its ${key} is \`${value}\``;
    const help = `Change it to \`${key}: ${/^\d+$/.test(name) ? `"${name}"` : name}\`, or rename the file.`;
    faults.push(createFault('id-not-name', message, findRange(tree, [key]), help));
  }
  return { record: faults.length === 0 ? result.data : undefined, faults, data };
}

/** Returns a parser that parses the same bytes only once. */
export function createCachedParser(): typeof parseRecord {
  const resultsByBytes = new WeakMap<Uint8Array, Map<string, ParsedRecord<never>>>();
  return (kind, bytes, nameFields) => {
    const key = [kind, ...Object.values(nameFields)].join('/');
    const results = resultsByBytes.get(bytes) ?? new Map<string, ParsedRecord<never>>();
    resultsByBytes.set(bytes, results);
    // The key has the kind, so that a stored result is of the kind asked for.
    const result = results.get(key) ?? (parseRecord(kind, bytes, nameFields) as ParsedRecord<never>);
    results.set(key, result);
    return result;
  };
}

/** A file's data without a schema; undefined if it is not valid YAML. */
export function readData(bytes: Uint8Array): unknown {
  return parseYaml(decodeRecordText(bytes).text).data;
}

/** Keys whose value differs from the file's name, with both values. */
const nameMismatches = (data: unknown, nameFields: NameFields) =>
  Object.entries(nameFields).flatMap(([key, name]) => {
    const value = isMap(data) ? data[key] : undefined;
    return typeof value === 'string' && value !== name ? [[key, name, value] as const] : [];
  });

/** The valid fields of a rejected register.yaml, so that one mistake does not make everything else look wrong. */
export function validSettings(bytes: Uint8Array): Partial<Settings> {
  const data = readData(bytes);
  if (!isMap(data)) return {};
  return Object.fromEntries(
    Object.entries(settingsRecord.schema.shape).flatMap(([key, schema]) => {
      const part = schema.safeParse(data[key]);
      return part.success && part.data !== undefined ? [[key, part.data]] : [];
    }),
  );
}
