/** Reads what `check` prints for other systems as those systems read it. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { expect } from 'vitest';

export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const undone = (text: string, signs: string): string =>
  [...signs, '%'].reduce((rest, sign) => rest.replaceAll(encodeURIComponent(sign), sign), text);

/** The lines of a log on GitHub. */
export const linesOf = (log: string): string[] => log.split(/\r\n|\r|\n/);

/** A line as GitHub's runner reads it: a command, of the old form or the new, or undefined where it is mere text. */
export function commandIn(line: string): WorkflowCommand | undefined {
  const text = line.trimStart();
  const end = text.indexOf('::', 2);
  if (!text.startsWith('::') || end < 0)
    return /##\[[^\]]*\]/.test(line) ? { name: 'old', properties: {}, message: '' } : undefined;
  const [name = '', ...rest] = text.slice(2, end).split(' ');
  const pairs = rest.join(' ').trim().split(',');
  const properties = pairs.map((pair) => {
    const [key = '', ...value] = pair.split('=');
    return [key, undone(value.join('='), '\r\n:,')];
  });
  return { name, properties: Object.fromEntries(properties), message: undone(text.slice(end + 2), '\r\n') };
}

interface Region {
  readonly startLine: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
  readonly snippet?: { readonly text: string };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly message: { readonly text: string };
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string };
        readonly region: Region;
        readonly contextRegion?: Region;
      };
    },
  ];
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly results: readonly Result[];
}

// Nothing in this schema differs between the draft it names and the one that Ajv reads but `id`; one pattern of it is loose.
const text = readFileSync('test/fixtures/sarif-2.1.0.schema.json', 'utf8');
const { $schema: _, id: __, ...schema } = JSON.parse(text);
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
formats.default(ajv);
const isSarif = ajv.compile(schema);

/** The one run of a log that holds to the schema of SARIF. */
export function sarifRun(log: string): Run {
  const { runs, ...rest } = JSON.parse(log);
  isSarif({ runs, ...rest });
  expect(isSarif.errors ?? []).toEqual([]);
  expect(runs).toHaveLength(1);
  return runs[0];
}

export const placeOf = ({ locations: [{ physicalLocation }] }: Result) => ({
  uri: physicalLocation.artifactLocation.uri,
  region: physicalLocation.region,
});
