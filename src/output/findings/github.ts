/** Formats findings as GitHub workflow commands, which GitHub shows at their lines in a pull request. */
import type { Finding } from '../../domain/finding.ts';
import { cleanText } from '../safe-text.ts';
import { joinFolder } from './text.ts';

/** GitHub shows only so many errors, and as many warnings, of one step. */
const maxShown = 10;

/** The percent sign is escaped first, so that no text of the register is read as an escape. */
const escapeMessage = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** The log shows no properties, so the message ends with the file, line and column. */
function workflowCommand(finding: Finding, folder: string): string {
  const { code, severity, line, column, length } = finding;
  const file = joinFolder(folder, finding.file);
  const properties = Object.entries({
    file,
    line,
    ...(length > 0 && { col: column, endLine: line, endColumn: column + length }),
    title: code,
  }).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const message = [cleanText(finding.message), cleanText(finding.help), `${file}:${line}:${column}`].join(
    '\n',
  );
  return `::${severity} ${properties.join(',')}::${escapeMessage(message)}`;
}

/**
 * The findings as commands, then the summary of the check. A line of the register's text that begins with `::`, or contains `##[`, could run a command in a log.
 * Its text is therefore only inside our commands, which the runner reads up to the end of the line, and not in the last line.
 */
export function githubCommands(findings: readonly Finding[], folder: string, summary: string): string {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity !== 'error');
  const isTruncated = errors.length > maxShown || warnings.length > maxShown;
  const note = isTruncated ? ` GitHub shows at most ${maxShown} of each. This log has all of them.` : '';
  return [
    ...[...errors, ...warnings].map((finding) => workflowCommand(finding, folder)),
    `${summary}${note}`,
  ].join('\n');
}
