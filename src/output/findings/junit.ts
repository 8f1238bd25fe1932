/** Formats findings as a JUnit report, which most CI systems can show: a suite for each file, a case for each finding. */

import { groupBy } from '../../domain/collections.ts';
import type { Finding } from '../../domain/finding.ts';
import { escapeXml } from '../escape-xml.ts';
import { cleanText } from '../safe-text.ts';
import { withoutColour } from '../screen.ts';
import { findingText, joinFolder } from './text.ts';

/** `name="value" …`; values are one line each. */
const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(cleanText(String(value)))}"`)
    .join('');

const countsOf = (tests: number, failures: number) => ({ tests, failures, errors: 0 });

/**
 * Findings that fail the check are failures. Other warnings are skipped cases, since Jenkins and GitLab count these separately and
 * show their text, but hide that of passed cases. The report never has errors, which would mean that the check itself failed.
 */
export function junitReport(
  findings: readonly Finding[],
  folder: string,
  isFailure: (finding: Finding) => boolean,
): string {
  const nameOf = createNamer(folder);
  const formatCase = (finding: Finding): string => {
    const { code: classname, severity: type, line, message } = finding;
    const head = attributes({
      classname,
      name: nameOf(finding),
      file: joinFolder(folder, finding.file),
      line,
    });
    const tag = isFailure(finding) ? 'failure' : 'skipped';
    const attributeText = tag === 'failure' ? attributes({ message, type }) : attributes({ message });
    const text = escapeXml(findingText(finding, folder, withoutColour));
    return `    <testcase${head}>\n      <${tag}${attributeText}>${text}</${tag}>\n    </testcase>`;
  };
  const suites = [...groupByFile(findings)].map(([file, fileFindings]) => {
    const failures = fileFindings.filter(isFailure).length;
    const counts = { ...countsOf(fileFindings.length, failures), skipped: fileFindings.length - failures };
    return formatSuite(joinFolder(folder, file), counts, fileFindings.map(formatCase));
  });
  const suiteWithoutFindings = formatSuite('register', { ...countsOf(1, 0), skipped: 0 }, [
    `    <testcase${attributes({ classname: 'check', name: 'no findings in the register' })}/>`,
  ]);
  const total = countsOf(Math.max(1, findings.length), findings.filter(isFailure).length);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'afi check', ...total })}>`,
    ...(suites.length === 0 ? [suiteWithoutFindings] : suites),
    '</testsuites>',
  ].join('\n');
}

const formatSuite = (
  name: string,
  counts: Readonly<Record<string, number>>,
  cases: readonly string[],
): string => [`  <testsuite${attributes({ name, ...counts })}>`, ...cases, '  </testsuite>'].join('\n');

const groupByFile = (findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> =>
  groupBy(findings, ({ file }) => [file]);

/** Returns a function that names a finding by its place; repeated names are numbered, since GitLab shows only the first case of a name. */
function createNamer(folder: string): (finding: Finding) => string {
  const nameCounts = new Map<string, number>();
  return ({ code, file, line, column }) => {
    const place = `${joinFolder(folder, file)}:${line}:${column}`;
    const key = `${code} ${place}`;
    const occurrence = (nameCounts.get(key) ?? 0) + 1;
    nameCounts.set(key, occurrence);
    return occurrence === 1 ? place : `${place} (${occurrence})`;
  };
}
