/** Findings as a JUnit report, which most systems that run checks can show: a suite for each file, a case for each finding. */

import { groupBy } from '../../domain/collections.ts';
import type { Finding } from '../../domain/finding.ts';
import { xml } from '../escape-xml.ts';
import { clean } from '../safe-text.ts';
import { findingText, placed } from './text.ts';

/** `name="value" …`; values are one line each. */
const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(clean(String(value)))}"`)
    .join('');

const countsOf = (tests: number, failures: number) => ({ tests, failures, errors: 0 });

/**
 * What fails the check is a failure. Other warnings are skipped cases: Jenkins and GitLab count those apart and show their text,
 * while they hide what a passed case printed. There are no errors, which would say that the check itself broke down.
 */
export function junitReport(findings: readonly Finding[], folder: string, strict: boolean): string {
  const fails = ({ severity }: Finding) => strict || severity === 'error';
  const nameOf = namer(folder);
  const caseOf = (finding: Finding): string => {
    const { code: classname, severity: type, line, message } = finding;
    const head = attributes({ classname, name: nameOf(finding), file: placed(folder, finding.file), line });
    const tag = fails(finding) ? 'failure' : 'skipped';
    const said = tag === 'failure' ? attributes({ message, type }) : attributes({ message });
    const text = xml(findingText(finding, folder, false));
    return `    <testcase${head}>\n      <${tag}${said}>${text}</${tag}>\n    </testcase>`;
  };
  const suites = [...byFile(findings)].map(([file, own]) => {
    const failures = own.filter(fails).length;
    const counts = { ...countsOf(own.length, failures), skipped: own.length - failures };
    return suiteOf(placed(folder, file), counts, own.map(caseOf));
  });
  const sound = suiteOf('register', { ...countsOf(1, 0), skipped: 0 }, [
    `    <testcase${attributes({ classname: 'check', name: 'nothing is wrong in the register' })}/>`,
  ]);
  const total = countsOf(Math.max(1, findings.length), findings.filter(fails).length);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'afi check', ...total })}>`,
    ...(suites.length === 0 ? [sound] : suites),
    '</testsuites>',
  ].join('\n');
}

const suiteOf = (name: string, counts: Readonly<Record<string, number>>, cases: readonly string[]): string =>
  [`  <testsuite${attributes({ name, ...counts })}>`, ...cases, '  </testsuite>'].join('\n');

const byFile = (findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> =>
  groupBy(findings, ({ file }) => [file]);

/** A finding's place; numbered where its code stands there twice, for of cases with one name GitLab keeps only the first. */
function namer(folder: string): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return ({ code, file, line, column }) => {
    const place = `${placed(folder, file)}:${line}:${column}`;
    const key = `${code} ${place}`;
    const which = (seen.get(key) ?? 0) + 1;
    seen.set(key, which);
    return which === 1 ? place : `${place} (${which})`;
  };
}
