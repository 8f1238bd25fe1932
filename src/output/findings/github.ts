/** Findings as GitHub's workflow commands, one a line: shown at their place in a pull request. */
import type { Finding } from '../../domain/finding.ts';
import { clean } from '../safe-text.ts';
import { placed } from './text.ts';

/** Of one step GitHub shows only the first so many errors, and as many warnings. */
const mostShown = 10;

/** The percent sign goes first, so that no text can pass for an escape. */
const escapeMessage = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** The log shows no properties, so the message ends with the place. */
function workflowCommand(finding: Finding, folder: string): string {
  const { code, severity, line, column, length } = finding;
  const file = placed(folder, finding.file);
  const properties = Object.entries({
    file,
    line,
    ...(length > 0 && { col: column, endLine: line, endColumn: column + length }),
    title: code,
  }).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const message = [clean(finding.message), clean(finding.help), `${file}:${line}:${column}`].join('\n');
  return `::${severity} ${properties.join(',')}::${escapeMessage(message)}`;
}

/**
 * A log in which a line of the register's text began with `::`, or held `##[`, could run a command of its own. Here that text
 * stands only within commands of ours, which the runner reads to the end of the line; the last line, the account, has none of it.
 */
export function githubCommands(findings: readonly Finding[], folder: string, account: string): string {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity !== 'error');
  const more = errors.length > mostShown || warnings.length > mostShown;
  const note = more ? ` GitHub shows ${mostShown} of each at most; this log has them all.` : '';
  return [
    ...[...errors, ...warnings].map((finding) => workflowCommand(finding, folder)),
    `${account}${note}`,
  ].join('\n');
}
