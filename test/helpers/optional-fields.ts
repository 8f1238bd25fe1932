/** Lists the optional fields of a register's records by their schemas, and makes the records without some of their values. */
import { eventRow } from '../../src/domain/records/event.ts';
import type { Kind } from '../../src/domain/records/record-kinds.ts';
import { type JsonSchema, jsonSchema } from '../../src/domain/schema/json-schema.ts';
import type { Data, RecordFiles } from './complete-register.ts';

/** An optional field: its kind of record, its path (`history[closed].route`), and every place that has it. */
export interface OptionalField {
  readonly name: string;
  readonly places: readonly { readonly file: string; readonly path: readonly (string | number)[] }[];
}

/** Every optional field of the schemas, with its places in the records; a field that no record has is in the list without places. */
export function listOptionalFields(records: RecordFiles): readonly OptionalField[] {
  const places = new Map<string, { readonly file: string; readonly path: readonly (string | number)[] }[]>();
  for (const kind of new Set(Object.values(records).map((record) => record.kind)))
    for (const name of optionalNames(kind, jsonSchema(kind))) places.set(name, []);
  for (const [file, { kind, data }] of Object.entries(records))
    walk({ name: kind, path: [] }, jsonSchema(kind), data, (name, path) =>
      places.get(name)?.push({ file, path }),
    );
  return [...places].flatMap(([name, found]) => (isFlag(name) ? [] : [{ name, places: found }]));
}

/** Marks that are absent from the usual event or judgement. */
const isFlag = (name: string) => /\.(?:internal|legacy)$/.test(name);

const eventName = (node: JsonSchema) => String(node.properties?.['event']?.const);

const isOptional = (node: JsonSchema, key: string) => node.required?.includes(key) !== true;

function optionalNames(name: string, node: JsonSchema): readonly string[] {
  if (node.oneOf)
    return node.oneOf.flatMap((option) => optionalNames(`${name}[${eventName(option)}]`, option));
  if (node.items) return optionalNames(name, node.items);
  return Object.entries(node.properties ?? {}).flatMap(([key, inner]) => [
    ...(isOptional(node, key) ? [`${name}.${key}`] : []),
    ...optionalNames(`${name}.${key}`, inner),
  ]);
}

interface Place {
  readonly name: string;
  readonly path: readonly (string | number)[];
}

function walk(
  { name, path }: Place,
  node: JsonSchema,
  value: unknown,
  onOptional: (name: string, path: Place['path']) => void,
): void {
  if (Array.isArray(value)) {
    for (const [i, entry] of value.entries())
      walk({ name, path: [...path, i] }, node.items ?? {}, entry, onOptional);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const data: Data = { ...value };
  if (node.oneOf) {
    const option = node.oneOf.find((candidate) => eventName(candidate) === data['event']);
    if (option) walk({ name: `${name}[${String(data['event'])}]`, path }, option, value, onOptional);
    return;
  }
  for (const [key, inner] of Object.entries(data)) {
    const property = node.properties?.[key];
    if (!property) continue;
    const place = { name: `${name}.${key}`, path: [...path, key] };
    if (isOptional(node, key)) onOptional(place.name, place.path);
    walk(place, property, inner, onOptional);
  }
}

/** The records without the values at some places; an event that may lack a value only as a legacy event is made one. */
export function withoutValues(records: RecordFiles, places: OptionalField['places']): RecordFiles {
  const result = structuredClone(records) as Record<string, { kind: Kind; data: Data }>;
  for (const { file, path } of places) {
    let holder = result[file]?.data as Record<string | number, unknown>;
    for (const step of path.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>;
    const key = path.at(-1) ?? '';
    delete holder[key];
    const requiredFields = eventRow(String(holder['event']))?.requiredFields ?? [];
    if (requiredFields.some((names) => names.every((field) => holder[field] === undefined)))
      holder['legacy'] = true;
  }
  return result;
}
