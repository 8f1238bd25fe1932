/** Findings as lines that editors and people can follow, with the place marked and the remedy under it. */
import type { Finding } from '../../domain/finding.ts';
import type { FileAccount } from '../../domain/register.ts';
import { clean, pluralise, widthOf } from '../safe-text.ts';
import { paint } from '../screen.ts';

const widest = 100;

/** A finding as it is told: without a line where that is not written yet. */
export type Told = Omit<Finding, 'line'> & { readonly line: number | undefined };

/** The offending line, cut to what fits around the place, and a line that marks it. */
function excerptLines({ excerpt, line, column, length }: Told): readonly string[] {
  if (length === 0 || excerpt.trim() === '') return [];
  const from = column - 1 > widest - 20 ? column - 1 - 40 : 0;
  const before = (from > 0 ? '…' : '') + clean(excerpt.slice(from, column - 1));
  const marked = clean(excerpt.slice(column - 1, column - 1 + length)).slice(0, widest);
  const after = clean(excerpt.slice(column - 1 + length)).slice(
    0,
    Math.max(0, widest - before.length - marked.length),
  );
  const number = line === undefined ? '+' : String(line);
  return [
    `  ${number} | ${before}${marked}${after}`,
    `  ${' '.repeat(number.length)} | ${' '.repeat(widthOf(before))}${'^'.repeat(Math.max(1, widthOf(marked)))}`,
  ];
}

export const placed = (folder: string, file: string): string =>
  clean(folder === '' ? file : `${folder}/${file}`);

export function findingText(finding: Told, folder: string, colour: boolean): string {
  const colours = paint(colour);
  const severity = finding.severity === 'error' ? colours.red('error') : colours.yellow('warning');
  const at = finding.line === undefined ? '' : `:${finding.line}:${finding.column}`;
  const place = placed(folder, finding.file) + at;
  return [
    `${colours.bold(place)} ${severity} ${clean(finding.message)} ${colours.dim(`(${finding.code})`)}`,
    ...excerptLines(finding),
    `  = ${clean(finding.help)}`,
  ].join('\n');
}

/** `240 files found: 230 counted, 2 rejected, 8 ignored`. */
export const accountText = ({ found, counted, rejected, ignored }: FileAccount): string =>
  `${pluralise(found, 'file', 'files')} found: ${counted} counted, ${rejected} rejected, ${ignored} ignored`;

export const tally = (findings: readonly Finding[]): string => {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return `${pluralise(errors, 'error', 'errors')}, ${pluralise(findings.length - errors, 'warning', 'warnings')}`;
};

/** So many are seen at a glance; above, how many there are of each code is told in lines of their own. */
const seenAtOnce = 10;

/** The most of one code first. Nothing where the findings are few. */
export function countsByCode(findings: readonly Finding[]): readonly string[] {
  if (findings.length <= seenAtOnce) return [];
  const counts = new Map<string, number>();
  for (const { code, severity } of findings) {
    const row = `${severity}  ${code}`;
    counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  const width = String(Math.max(...counts.values())).length;
  const rows = [...counts].sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1));
  return [rows.map(([row, count]) => `${String(count).padStart(width + 2)}  ${row}`).join('\n')];
}
