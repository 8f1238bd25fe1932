/** Parses a list of new records, in YAML or CSV, into rows of named values. */
import { isSeq } from 'yaml';
import { fail, ok, type Result } from '../../domain/errors.ts';
import { isMap } from '../../domain/plain-data.ts';
import { parseCsv } from './parse-csv.ts';
import { nodeRange, parseYaml } from './parse-yaml.ts';
import { decodeRecordText } from './yaml-text.ts';

/** A row of a list: its named values, and the line on which it begins. */
export interface InputRow {
  readonly line: number;
  /** By name in lower case with underscores. */
  readonly values: Readonly<Record<string, FieldValue>>;
}

type FieldValue = string | readonly string[];

/** The rows of a list, CSV if the file's name ends in `.csv`; or the reason why it cannot be read. `decode` gives the text of its bytes. */
export function parseList(
  file: string,
  bytes: Uint8Array,
  decode: (bytes: Uint8Array) => string,
): Result<readonly InputRow[], string> {
  const [first, second] = bytes;
  if ((first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf))
    return fail(
      `${file} is a workbook; a list is text, in YAML or CSV. Save its sheet as .csv, or import it with \`afi import\`.`,
    );
  const text = decode(bytes);
  const [fault] = decodeRecordText(Buffer.from(text)).faults;
  if (fault) return fail(`${file}:${lineAt(text, fault.range?.[0] ?? 0)}: ${fault.message}.`);
  return /\.csv$/i.test(file) ? parseCsvList(file, text) : parseYamlList(file, text);
}

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

const normaliseFieldName = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

function parseCsvList(file: string, text: string): Result<readonly InputRow[], string> {
  const rows = parseCsv(text);
  if (!rows.ok) return fail(`${file}:${rows.error.line}: ${rows.error.message}.`);
  const [header, ...body] = rows.value;
  if (!header) return fail(`${file} does not have a header row.`);
  const names = header.cells.map(normaliseFieldName);
  const duplicate = names.find((name, i) => names.indexOf(name) < i);
  if (duplicate !== undefined) return fail(`${file}: the column ${duplicate} appears twice.`);
  const invalid = body.find(({ cells }) => cells.length !== names.length);
  if (invalid)
    return fail(
      `${file}:${invalid.line}: this row has ${invalid.cells.length} cells, but the header has ${names.length}.`,
    );
  return ok(
    body.map(({ cells, line }) => ({
      line,
      values: Object.fromEntries(
        names.flatMap((name, index) => (cells[index] ? [[name, cells[index].trim()]] : [])),
      ),
    })),
  );
}

function parseYamlList(file: string, text: string): Result<readonly InputRow[], string> {
  const { tree, data, faults } = parseYaml(text);
  if (faults[0]) return fail(`${file}:${lineAt(text, faults[0].range?.[0] ?? 0)}: ${faults[0].message}.`);
  if (!isSeq(tree?.contents) || !Array.isArray(data)) return fail(`${file} is not a list.`);
  const items = tree.contents.items;
  const rows: InputRow[] = [];
  for (const [i, entry] of data.entries()) {
    const line = lineAt(text, nodeRange(items[i])[0]);
    if (!isMap(entry)) return fail(`${file}:${line}: this is not a list of keys and values.`);
    const values = new Map<string, FieldValue>();
    for (const [key, value] of Object.entries(entry)) {
      const name = normaliseFieldName(key);
      if (!isFieldValue(value))
        return fail(
          `${file}:${line}: ${name} is neither text nor a list of texts. Put a number in double quotes.`,
        );
      values.set(name, value);
    }
    rows.push({ line, values: Object.fromEntries(values) });
  }
  return ok(rows);
}

const isFieldValue = (value: unknown): value is FieldValue =>
  typeof value === 'string' || (Array.isArray(value) && value.every((entry) => typeof entry === 'string'));
