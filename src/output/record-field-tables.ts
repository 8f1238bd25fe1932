/** Renders the field tables of records as Markdown, from their JSON Schemas. */
import { commonFields, eventRow } from '../domain/records/event.ts';
import type { JsonSchema } from '../domain/schema/json-schema.ts';
import { createTable } from './document.ts';
import { markdownTable } from './markdown.ts';

/** What a value is, in a word or two. */
function kindOf(schema: JsonSchema): string {
  if (schema.const !== undefined) return String(schema.const);
  if (schema.enum) return schema.enum.join(', ');
  if (schema.oneOf) return 'one of the events below';
  if (schema.type === 'array' && schema.items) return `list of ${pluralOf(kindOf(schema.items))}`;
  if (schema.type === 'object') {
    const { properties, additionalProperties: values } = schema;
    return properties === undefined && typeof values === 'object'
      ? `map of ${pluralOf(kindOf(values))}`
      : 'map';
  }
  if (schema.type === 'boolean') return 'true or false';
  if (schema.type === 'integer') return 'whole number';
  const { patternErrorMessage: message } = schema;
  if (message === undefined) return 'text';
  if (message.includes('YYYY-MM-DD')) return 'date';
  return message.startsWith('Write an id') ? 'id' : message.replace(/^Write (?:it )?(?:like )?/, 'such as ');
}

const plurals: Readonly<Record<string, string>> = { text: 'texts', id: 'ids', date: 'dates', map: 'maps' };
const pluralOf = (kind: string) => plurals[kind] ?? kind;

const rowsOf = (schema: JsonSchema, parentPath: string): readonly (readonly string[])[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = parentPath + name;
    const isRequiredText = schema.required?.includes(name) ? 'yes' : '';
    const ownCells = [path, isRequiredText, kindOf(field), field.description ?? ''];
    const items = field.type === 'array' ? field.items : field;
    const inner = items?.properties ? rowsOf(items, `${path}${field.type === 'array' ? '[]' : ''}.`) : [];
    return [ownCells, ...inner];
  });

/** One record's fields as a Markdown table. */
export const fieldTable = (schema: JsonSchema): string =>
  markdownTable(createTable(['Field', 'Required', 'Value', 'Contents'], rowsOf(schema, '')));

/** The events of a history as a Markdown table, with the optional and the required fields of each. */
export function eventFieldsTable(schema: JsonSchema): string {
  const events = schema.properties?.['history']?.items?.oneOf ?? [];
  const rows = events.map((event) => {
    const requiredFields = (eventRow(event.title ?? '')?.requiredFields ?? []).map((names) =>
      names.join(' or '),
    );
    const ownFields = Object.entries(event.properties ?? {}).filter(([name]) => !commonFields.has(name));
    const fields = ownFields.map(([name, field]) =>
      field.enum ? `${name} (${field.enum.join(', ')})` : name,
    );
    return [event.title ?? '', event.description ?? '', fields.join(', '), requiredFields.join('; ')];
  });
  return markdownTable(createTable(['Event', 'What it means', 'May carry', 'Must carry'], rows));
}
