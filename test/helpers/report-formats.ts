/** Reads the output of `check` for GitHub and SARIF as those systems read it. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { expect } from 'vitest';

export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const unescapeSigns = (text: string, signs: string): string =>
  [...signs, '%'].reduce((result, sign) => result.replaceAll(encodeURIComponent(sign), sign), text);

/** The lines of a log on GitHub. */
export const linesOf = (log: string): string[] => log.split(/\r\n|\r|\n/);

/** The workflow command in a line, of the old or the new form, as GitHub's runner reads it; undefined for plain text. */
export function parseWorkflowCommand(line: string): WorkflowCommand | undefined {
  const text = line.trimStart();
  const end = text.indexOf('::', 2);
  if (!text.startsWith('::') || end < 0)
    return /##\[[^\]]*\]/.test(line) ? { name: 'old', properties: {}, message: '' } : undefined;
  const [name = '', ...result] = text.slice(2, end).split(' ');
  const pairs = result.join(' ').trim().split(',');
  const properties = pairs.map((pair) => {
    const [key = '', ...value] = pair.split('=');
    return [key, unescapeSigns(value.join('='), '\r\n:,')];
  });
  return {
    name,
    properties: Object.fromEntries(properties),
    message: unescapeSigns(text.slice(end + 2), '\r\n'),
  };
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

// Ajv reads a later draft than this schema names; only `id` differs for it. One pattern is invalid in Unicode mode.
const text = readFileSync('test/fixtures/sarif-2.1.0.schema.json', 'utf8');
const { $schema: _, id: __, ...schema } = JSON.parse(text);
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
formats.default(ajv);
const isSarif = ajv.compile(schema);

/** The only run of a log, after a check that the log is valid by the schema of SARIF 2.1.0. */
export function sarifRun(log: string): Run {
  const { runs, ...result } = JSON.parse(log);
  isSarif({ runs, ...result });
  expect(isSarif.errors ?? []).toEqual([]);
  expect(runs).toHaveLength(1);
  return runs[0];
}

export const placeOf = ({ locations: [{ physicalLocation }] }: Result) => ({
  uri: physicalLocation.artifactLocation.uri,
  region: physicalLocation.region,
});
