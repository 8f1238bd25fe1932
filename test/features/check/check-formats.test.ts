/** Checks the formats of findings: GitHub commands, SARIF and JUnit. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommandContext, Outcome } from '../../../src/app/command.ts';
import { listFindingCodes, openRegister } from '../../../src/app/open-register.ts';
import type { CodeEntry, Finding } from '../../../src/domain/finding.ts';
import type { CheckOptions } from '../../../src/features/check/command.ts';
import { runCheck } from '../../../src/features/check/run-check.ts';
import { githubCommands } from '../../../src/output/findings/github.ts';
import { junitReport } from '../../../src/output/findings/junit.ts';
import { sarifLog } from '../../../src/output/findings/sarif.ts';
import { findingText, joinFolder } from '../../../src/output/findings/text.ts';
import { cleanText } from '../../../src/output/safe-text.ts';
import { withoutColour } from '../../../src/output/screen.ts';
import {
  actionText,
  type Files,
  registerFiles,
  settingsText,
  shelfOf,
  today,
} from '../../helpers/register.ts';
import { linesOf, parseWorkflowCommand, placeOf, sarifRun } from '../../helpers/report-formats.ts';
import { folder, run } from '../../helpers/tool.ts';
import { elements, parseXml } from '../../helpers/xml.ts';

/** Findings with names and texts that look like markup, escapes or commands. */
const hostile = registerFiles({
  'register.yaml': settingsText('rules: {board-unknown: warning}\n'),
  'actions/::set-output name=x::%0A,"<&>]]>\u001b[31m😀.txt': 'x',
  'actions/docks-2021-rec-1.yaml': actionText({
    history: [
      '{on: 2021-01-04, event: issued}',
      '{on: 2021-01-11, event: assigned, force_lead: Harbour Master, delivery_lead: Head of Docks, board: nowhere}',
    ],
  }),
  'actions/docks-2021-rec-2.yaml': actionText({
    id: 'docks-2021-rec-2',
    top: '"::error::%0A ##[add-mask] ]]> \'{0}\' [a](https://example.com) 😀": x\n',
  }),
  'actions/docks-2021-rec-3.yaml': actionText({
    id: 'docks-2021-rec-3',
    title: '"😀 ::set-output name=a::b \u001b[31m"',
  }),
});

const noFiles = { found: 0, counted: 0, rejected: 0, ignored: 0 };

async function checkFiles(files: Files, options: Omit<CheckOptions, 'json'>): Promise<Outcome> {
  const screen = { width: undefined, colour: false };
  const context: Partial<CommandContext> = {
    readStagedDeletions: async () => [],
    ...openRegister(shelfOf(files), today),
    catalogue: listFindingCodes,
    folder: 'register',
    screen,
  };
  return runCheck(context as CommandContext, { json: false, ...options });
}
const render = async (files: Files, format: NonNullable<CheckOptions['format']>, strict = false) =>
  (await checkFiles(files, { format, strict })).text ?? '';

describe('a register with hostile names and texts', () => {
  test('as commands for GitHub: errors first, and nothing else is a command', async () => {
    const text = await render(hostile, 'github');
    await expect(`${text}\n`).toMatchFileSnapshot('../../golden/check.github.txt');
    const lines = linesOf(text);
    expect(lines.map((line) => parseWorkflowCommand(line)?.name)).toEqual([
      'error',
      'error',
      'error',
      'warning',
      undefined,
    ]);
    expect(parseWorkflowCommand(lines[0] ?? '')?.properties).toEqual({
      file: 'register/actions/: :set-output name=x::%0A,"<&>]]>␛[31m😀.txt',
      line: '1',
      title: 'file-stray',
    });
  });

  test('as SARIF: valid, every result points at its rule', async () => {
    const { tool, ...run } = sarifRun(await render(hostile, 'sarif'));
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(listFindingCodes().map(({ code }) => code));
    expect(run.results).not.toEqual([]);
    for (const { ruleId, ruleIndex } of run.results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    for (const { uri, region } of run.results.map(placeOf)) {
      const { startLine, startColumn, endColumn, snippet } = region;
      const line = String(hostile[uri.replace('register/', '')]).split('\n')[startLine - 1];
      if (startColumn) expect(line?.slice(startColumn - 1, (endColumn ?? 0) - 1)).toBe(snippet?.text);
    }
    const shown = { ...run, results: run.results.map(({ ruleIndex: _, ...result }) => result) };
    await expect(`${JSON.stringify(shown, null, 2)}\n`).toMatchFileSnapshot('../../golden/check.sarif.json');
  });

  test('as a JUnit report: well formed, warnings apart', async () => {
    const text = await render(hostile, 'junit');
    await expect(`${text}\n`).toMatchFileSnapshot('../../golden/check.junit.xml');
    const report = parseXml(text);
    expect(report.attributes).toMatchObject({ tests: '4', failures: '3', errors: '0' });
    expect(elements(report, 'failure')).toHaveLength(3);
    expect(elements(report, 'skipped').map(({ attributes }) => attributes['message'])).toEqual([
      'There is no board `nowhere`',
    ]);
    expect(elements(parseXml(await render(hostile, 'junit', true)), 'failure')).toHaveLength(4);
  });
});

describe('the options of check', () => {
  const filesWithWarnings = {
    'register.yaml': settingsText('rules: {board-unknown: warning}\n'),
    'boards/quay.yaml': undefined,
  };

  test('warnings fail a strict check, and no other', async () => {
    const root = folder(registerFiles(filesWithWarnings));
    expect((await run(root, ['check'])).code).toBe(0);
    expect((await run(root, ['check', '--strict'])).code).toBe(1);
    expect((await run(folder(registerFiles()), ['check', '--strict'])).code).toBe(0);
  });

  test('--json is --format json, and an unknown format is refused', async () => {
    const root = folder(registerFiles(filesWithWarnings));
    expect(await run(root, ['check', '--json'])).toEqual(await run(root, ['check', '--format', 'json']));
    expect((await run(root, ['check', '--format', 'xml'])).code).toBe(2);
  });

  test('a log for other programs has the account of the files on standard error', async () => {
    const root = folder(registerFiles(filesWithWarnings));
    for (const format of ['sarif', 'junit'])
      expect((await run(root, ['check', '--format', format])).err).toBe(
        '0 errors, 1 warning; 4 files found: 4 counted, 0 rejected, 0 ignored.\n',
      );
    expect((await run(root, ['check', '--format', 'sarif', '--quiet'])).err).toBe('');
  });

  test('a sound register is one passed case, and an empty list of results', async () => {
    const report = parseXml(await render(registerFiles(), 'junit'));
    expect(report.attributes).toMatchObject({ tests: '1', failures: '0', errors: '0' });
    expect(elements(report, 'testcase').flatMap(({ children }) => children)).toEqual([]);
    expect(sarifRun(await render(registerFiles(), 'sarif')).results).toEqual([]);
    expect(linesOf(await render(registerFiles(), 'github'))).toHaveLength(1);
  });
});

const entry: CodeEntry = {
  code: 'a-code',
  severity: 'error',
  about: 'It holds.',
  help: 'Mend it.',
  example: '{',
};
const findingWith = (fields: Partial<Finding> = {}): Finding => ({
  ...{ code: 'a-code', severity: 'error', message: 'it is broken', help: 'Mend it.', file: 'actions/a.yaml' },
  ...{ line: 3, column: 7, length: 2, excerpt: 'note: it' },
  ...fields,
});

test('the log has more findings than GitHub shows, and a note about it', () => {
  const lines = linesOf(
    githubCommands(
      Array.from({ length: 11 }, () => findingWith()),
      'register',
      'The account.',
    ),
  );
  expect(lines).toHaveLength(12);
  expect(lines.at(-1)).toBe('The account. GitHub shows at most 10 of each. This log has all of them.');
});

test.each([
  ['', 'actions/a.yaml'],
  ['../other reg', '../other%20reg/actions/a.yaml'],
  ['/srv/reg', 'file:///srv/reg/actions/a.yaml'],
  ['C:/reg', 'file:///C:/reg/actions/a.yaml'],
  ['//server/reg', 'file://server/reg/actions/a.yaml'],
])('in SARIF a file of the folder `%s` has the address %s', (place, uri) => {
  const { results } = sarifRun(sarifLog([findingWith()], place, [entry], noFiles));
  expect(results.map((result) => placeOf(result).uri)).toEqual([uri]);
});

test.each([
  ['within its line', findingWith(), ['it', 'note: it']],
  ['the whole line', findingWith({ column: 1, length: 8 }), ['note: it', undefined]],
  ['past the end of the line', findingWith({ column: 9, length: 1 }), [undefined, 'note: it']],
  [
    'on a line too long to repeat',
    findingWith({ excerpt: `note: it${'…'.repeat(1000)}` }),
    ['it', undefined],
  ],
  ['the whole file', findingWith({ length: 0, excerpt: '' }), [undefined, undefined]],
])('SARIF repeats what is marked and the line around it: %s', (_, finding, [markedText, lineText]) => {
  const [result] = sarifRun(sarifLog([finding], '', [entry], noFiles)).results;
  const { region, contextRegion } = result?.locations[0].physicalLocation ?? {};
  expect([region?.snippet?.text, contextRegion?.snippet?.text]).toEqual([markedText, lineText]);
});

test('a finding keeps its fingerprint when lines are added above it', async () => {
  const prints = async (files: Files) =>
    sarifRun(await render(files, 'sarif')).results.map((result) => result.partialFingerprints);
  const action = 'actions/docks-2021-rec-1.yaml';
  expect(await prints({ ...hostile, [action]: `# moved\n\n${hostile[action]}` })).toEqual(
    await prints(hostile),
  );
});

describe('any texts of findings', () => {
  const traps = [
    '::',
    '\n::set-output name=a::b',
    '\r',
    '%0A',
    '%',
    '##[add-mask]',
    ']]>',
    '<',
    '&',
    '"',
    "'",
    ',',
  ];
  const odd = [
    '\0',
    '\u001b',
    '\u0085',
    '\u2028',
    '\u202e',
    '\ud800',
    '\udc00',
    '\ufffe',
    '\uffff',
    '😀',
    '{0}',
    '[a](1)',
  ];
  const text = fc
    .array(fc.oneof(fc.constantFrom(...traps, ...odd), fc.string({ unit: 'binary', maxLength: 6 })), {
      maxLength: 8,
    })
    .map((parts) => parts.join(''));
  const finding: fc.Arbitrary<Finding> = fc.record({
    code: fc.constantFrom('a-code', 'b-code'),
    severity: fc.constantFrom('error', 'warning'),
    message: text,
    help: text,
    file: text.map((name) => `actions/${name}`),
    line: fc.integer({ min: 1, max: 9 }),
    column: fc.integer({ min: 1, max: 40 }),
    length: fc.integer({ min: 0, max: 40 }),
    excerpt: text,
  });
  const findingsAndFolder = [
    fc.array(finding, { maxLength: 6 }),
    fc.constantFrom('' as const, 'register' as const, '/srv/reg' as const),
  ] as const;
  const withoutSurrogates = (shown: string) => shown.replace(/\p{Surrogate}|[\ufffe\uffff]/gu, '\ufffd');

  test('GitHub reads one command for each finding, with the text of the finding', () => {
    fc.assert(
      fc.property(...findingsAndFolder, (findings, place) => {
        const lines = linesOf(githubCommands(findings, place, 'The account.'));
        const rank = ({ severity }: Finding) => (severity === 'error' ? 0 : 1);
        const inOrder = [...findings].sort((a, b) => rank(a) - rank(b));
        expect(lines.pop()).toBe('The account.');
        expect(lines.map(parseWorkflowCommand)).toEqual(
          inOrder.map((finding) => ({
            name: finding.severity,
            properties: {
              ...{ file: joinFolder(place, finding.file), line: `${finding.line}`, title: finding.code },
              ...(finding.length > 0 && {
                ...{
                  col: `${finding.column}`,
                  endLine: `${finding.line}`,
                  endColumn: `${finding.column + finding.length}`,
                },
              }),
            },
            message: `${cleanText(finding.message)}\n${cleanText(finding.help)}\n${joinFolder(place, finding.file)}:${finding.line}:${finding.column}`,
          })),
        );
      }),
    );
  });

  test('SARIF is valid, its addresses lead back to the files, and no text is a link or an argument', () => {
    fc.assert(
      fc.property(...findingsAndFolder, (findings, place) => {
        const log = sarifLog(findings, place, [entry, { ...entry, code: 'b-code' }], noFiles);
        const { results } = sarifRun(log);
        const files = results.map((result) => decodeURIComponent(placeOf(result).uri));
        const pathPrefix = { '': '', register: 'register/', '/srv/reg': 'file:///srv/reg/' }[place];
        expect(files).toEqual(
          findings.map(({ file }) => pathPrefix + file.replace(/\p{Surrogate}/gu, '\ufffd')),
        );
        const fingerprints = results.map((result) => result.partialFingerprints['finding/v1']);
        expect(new Set(fingerprints).size).toBe(findings.length);
        for (const { message } of results)
          expect(message.text.replaceAll(/\{\{|\}\}/g, '')).not.toMatch(/[{}]|\]\(|[\0-\x09\x0b-\x1f\u202e]/);
      }),
    );
  });

  test('a JUnit report is well formed, and has each finding under a name of its own', () => {
    fc.assert(
      fc.property(...findingsAndFolder, fc.boolean(), (findings, place, strict) => {
        const report = parseXml(
          junitReport(findings, place, ({ severity }) => strict || severity === 'error'),
        );
        const cases = findings.length === 0 ? [] : elements(report, 'testcase');
        expect(cases).toHaveLength(findings.length);
        const names = cases.map(({ attributes: { classname, name } }) => `${classname} ${name}`);
        expect(new Set(names).size).toBe(names.length);
        const failures = cases.map(({ children: [failure] }) => [
          failure?.attributes['message'],
          failure?.text,
        ]);
        expect(failures.sort()).toEqual(
          findings
            .map((finding) =>
              [cleanText(finding.message), findingText(finding, place, withoutColour)].map(withoutSurrogates),
            )
            .sort(),
        );
      }),
    );
  });
});

test('the help on findings has every code with its rule, an example and the remedy', async () => {
  const { out, code } = await run('.', ['help', 'findings']);
  expect(code).toBe(0);
  const codes = listFindingCodes().map(({ code: name }) => name);
  expect(new Set(codes).size).toBe(codes.length);
  for (const { about, help, example, code: name } of listFindingCodes())
    for (const part of [name, about, help, example]) {
      expect(part.trim(), name).not.toBe('');
      expect(out).toContain(part);
    }
});
