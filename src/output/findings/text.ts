/** Formats findings as text that editors can link to, with the place marked and the help below it. */
import type { Finding } from '../../domain/finding.ts';
import type { FileAccount } from '../../domain/register.ts';
import { cleanText, pluralise, textWidth } from '../safe-text.ts';
import { type Colouring, createPaint } from '../screen.ts';

const maxExcerptWidth = 100;

/** A finding; its line is undefined if the line is not in the file yet. */
export type PlacedFinding = Omit<Finding, 'line'> & { readonly line: number | undefined };

/** The line of the finding, shortened around the place, and below it a line that marks the place. */
function excerptLines({ excerpt, line, column, length }: PlacedFinding): readonly string[] {
  if (length === 0 || excerpt.trim() === '') return [];
  const start = column - 1 > maxExcerptWidth - 20 ? column - 1 - 40 : 0;
  const textBefore = (start > 0 ? '…' : '') + cleanText(excerpt.slice(start, column - 1));
  const markedText = cleanText(excerpt.slice(column - 1, column - 1 + length)).slice(0, maxExcerptWidth);
  const textAfter = cleanText(excerpt.slice(column - 1 + length)).slice(
    0,
    Math.max(0, maxExcerptWidth - textBefore.length - markedText.length),
  );
  const number = line === undefined ? '+' : String(line);
  return [
    `  ${number} | ${textBefore}${markedText}${textAfter}`,
    `  ${' '.repeat(number.length)} | ${' '.repeat(textWidth(textBefore))}${'^'.repeat(Math.max(1, textWidth(markedText)))}`,
  ];
}

/** The path of a register's file as the user would name it. */
export const joinFolder = (folder: string, file: string): string =>
  cleanText(folder === '' ? file : `${folder}/${file}`);

/** A finding as text. */
export function findingText(finding: PlacedFinding, folder: string, colouring: Colouring): string {
  const colours = createPaint(colouring);
  const severity = finding.severity === 'error' ? colours.red('error') : colours.yellow('warning');
  const position = finding.line === undefined ? '' : `:${finding.line}:${finding.column}`;
  const place = joinFolder(folder, finding.file) + position;
  return [
    `${colours.bold(place)} ${severity} ${cleanText(finding.message)} ${colours.dim(`(${finding.code})`)}`,
    ...excerptLines(finding),
    `  = ${cleanText(finding.help)}`,
  ].join('\n');
}

/** `240 files found: 230 counted, 2 rejected, 8 ignored`. */
export const accountText = ({
  found: foundFiles,
  counted: countedFiles,
  rejected: rejectedFiles,
  ignored: ignoredFiles,
}: FileAccount): string =>
  `${pluralise(foundFiles, 'file', 'files')} found: ${countedFiles} counted, ${rejectedFiles} rejected, ${ignoredFiles} ignored`;

/** `2 errors, 1 warning` */
export const countBySeverity = (findings: readonly Finding[]): string => {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return `${pluralise(errors, 'error', 'errors')}, ${pluralise(findings.length - errors, 'warning', 'warnings')}`;
};

/** With more findings than this, a summary shows the number of each code. */
const maxFewFindings = 10;

/** The number of findings of each code, the largest first; empty for few findings. */
export function countsByCode(findings: readonly Finding[]): readonly string[] {
  if (findings.length <= maxFewFindings) return [];
  const counts = new Map<string, number>();
  for (const { code, severity } of findings) {
    const row = `${severity}  ${code}`;
    counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  const width = String(Math.max(...counts.values())).length;
  const rows = [...counts].sort(([a, count], [b, otherCount]) => otherCount - count || (a < b ? -1 : 1));
  return [rows.map(([row, count]) => `${String(count).padStart(width + 2)}  ${row}`).join('\n')];
}
