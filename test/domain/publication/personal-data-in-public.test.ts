/** Nothing for the public is written if a text in it looks like personal data, except for recorded exceptions and role mailboxes. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reports } from '../../../src/features/papers/report-list.ts';
import { papers, sitePages } from '../../helpers/editions.ts';
import { fullRegister } from '../../helpers/full-register.ts';
import { randomRegister } from '../../helpers/random-register.ts';
import {
  actionText,
  type Files,
  inspectionText,
  registerFiles,
  settingsText,
} from '../../helpers/register.ts';
import { filesOf } from '../../helpers/register-text.ts';
import { runs, seed } from '../../helpers/runs.ts';
import { folder, run } from '../../helpers/tool.ts';

const settingsWith = (allow = ''): string =>
  settingsText(`public:\n  words: [note, progress, closed]\n  rag: true\n${allow}`);

const causeWith = (event: string, settings = settingsWith()): Files =>
  registerFiles({
    'register.yaml': settings,
    'actions/docks-2021-coc-1.yaml': actionText({
      id: 'docks-2021-coc-1',
      type: 'cause-of-concern',
      history: ['{on: 2021-01-04, event: issued}', event],
    }),
  });
const progressWith = (words: string, settings = settingsWith()): Files =>
  causeWith(`{on: 2021-05-01, event: progress, note: "${words}"}`, settings);

const paperWith = (lines: string, settings = settingsWith()): Files =>
  registerFiles({
    'register.yaml': settings,
    'papers/update.yaml': `id: update\ntitle: Update\ntemplate: audit-committee\nas_at: 2022-03-31\nsince: 2020-12-31\n${lines}`,
  });

const site = ['site', '-o', 'pages'];
const causePaper = ['report', 'cause-of-concern', 'docks-2021-coc-1'];
const place = 'actions/docks-2021-coc-1.yaml, history[1].note';

describe('a text that looks like personal data', () => {
  test.each([
    ['a site', site],
    ['a paper in Markdown', causePaper],
    ['a paper in a file', [...causePaper, '-o', 'paper.md']],
    ['a page of HTML', [...causePaper, '-o', 'paper.html']],
    ['a Word file', [...causePaper, '-o', 'paper.docx']],
    ['the answer as JSON', [...causePaper, '--json']],
    ['a comparison', [...causePaper, '-o', 'paper.md', '--check']],
    ['a trial', [...causePaper, '-o', 'paper.md', '--dry-run']],
  ])('is refused with its place: %s', async (_, argv) => {
    const root = folder(progressWith('Ask PC 4471 of the quay.'));
    const result = await run(root, argv);
    expect(result).toMatchObject({ code: 2, out: '' });
    expect(result.err).toContain('nothing was written');
    expect(result.err).toContain(`${place}: a collar number: “PC …”`);
    expect(result.err).not.toContain('4471');
    expect(result.err).toContain('Names of people are not recognised');
    for (const file of ['pages', 'paper.md', 'paper.html', 'paper.docx'])
      expect(existsSync(join(root, file))).toBe(false);
  });

  test.each([
    ['07700 900123', 'a telephone number'],
    ['jane.doe@quay.example.org', 'an e-mail address'],
    ['crime ref 20/123456', 'a crime reference'],
    ['AB 12 34 56 C', 'a National Insurance number'],
    ['07700\u2011900\u00a0123', 'a telephone number'],
  ])('is refused: %s', async (words, kind) => {
    expect((await run(folder(progressWith(words)), site)).err).toContain(`${place}: ${kind}`);
  });

  test('is printed for the force', async () => {
    const root = folder(progressWith('Ask PC 4471 of the quay.'));
    expect(await run(root, [...site, '--internal'])).toMatchObject({ code: 0 });
    expect((await run(root, [...causePaper, '--internal'])).out).toContain('PC 4471');
  });

  test('does not matter where the public does not read it', async () => {
    const secret = '{on: 2021-05-01, event: note, note: Ask PC 4471., internal: true}';
    expect(await run(folder(causeWith(secret)), site)).toMatchObject({ code: 0 });
    expect(await run(folder(progressWith('Ask PC 4471.', settingsText(''))), site)).toMatchObject({
      code: 0,
    });
  });

  test('is refused in a paper only if the paper shows it', async () => {
    const files = { ...paperWith(''), 'boards/quay.yaml': 'id: quay\nname: The quay board\n' };
    const other =
      'id: old\ntitle: Old\ntemplate: annual\nas_at: 2021-03-31\nnarrative: {introduction: Ring 07700 900123}\n';
    expect(await run(folder({ ...files, 'papers/old.yaml': other }), ['report', 'update'])).toMatchObject({
      code: 0,
    });
  });

  test.each([
    ['emphasis inside it', 'narrative: {purpose: "Ring 07700 **900**123"}\n', 'a telephone number'],
    [
      'a link to it',
      'narrative: {purpose: "[Write](mailto:jane.doe@quay.example.org)"}\n',
      'an e-mail address',
    ],
    ['a comment of Markdown', 'narrative: {purpose: "Read. <!-- PC 4471 -->"}\n', 'a collar number'],
    [
      'a definition without a link',
      'narrative: {purpose: "Read.\\n\\n[x]: mailto:jane.doe@quay.example.org"}\n',
      'an e-mail address',
    ],
    [
      'a table',
      'narrative: {purpose: "| a | b |\\n| --- | --- |\\n| c | 07700 900123 |"}\n',
      'a telephone number',
    ],
    ['a character reference', 'narrative: {purpose: "Ring &#48;7700 900123"}\n', 'a telephone number'],
    ['the header', 'report_of: "Harbour Master, jane.doe@quay.example.org"\n', 'an e-mail address'],
    ['the title of an inspection', '', 'a telephone number'],
  ])('is found in %s', async (_, lines, kind) => {
    const files = paperWith(lines);
    const withTitle =
      lines === ''
        ? {
            ...files,
            'inspections/docks-2021.yaml': inspectionText('docks-2021').replace(
              'Inspection of',
              'Ring 07700 900123 on',
            ),
          }
        : files;
    const { code, err } = await run(folder(withTitle), ['report', 'update']);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(kind) });
  });

  test('is found in a template of the force, with its line', async () => {
    const root = folder(paperWith(''));
    mkdirSync(join(root, 'templates'));
    writeFileSync(join(root, 'templates', 'foot.md'), 'The end.\n\nRing 07700 900123.\n');
    expect((await run(root, ['report', 'update'])).err).toContain(
      'templates/foot.md, line 3: a telephone number',
    );
  });

  test('is found in the name of the file', async () => {
    const { code, err } = await run(folder(paperWith('')), [
      'report',
      'update',
      '-o',
      'jane.doe@quay.example.org.md',
    ]);
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining('the name of the file: an e-mail address'),
    });
  });

  test('is found in what only the search of a site shows', async () => {
    const files = {
      ...registerFiles(),
      'actions/docks-2021-rec-1.yaml': actionText({ top: 'themes: ["ring 07700 900123"]\n' }),
    };
    expect((await run(folder(files), site)).err).toContain('themes[0]: a telephone number');
  });

  test('at more than twenty places is listed with twenty', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 22 }, (_, i) => {
        const id = `docks-2021-afi-${i + 1}`;
        return [
          `actions/${id}.yaml`,
          actionText({ id, type: 'area-for-improvement', title: `Ask PC ${4400 + i}` }),
        ];
      }),
    );
    const { err } = await run(folder({ ...registerFiles(), ...files }), site);
    expect(err).toContain('22 texts look like personal data');
    expect(err.match(/a collar number/g)).toHaveLength(20);
    expect(err).toContain('and 2 more');
  });
});

describe('an exception under `public: {allow: …}`', () => {
  const allow = (text: string) =>
    settingsWith(`  allow:\n    - {text: "${text}", reason: The desk of the harbour., approved_by: quay}\n`);

  test('permits its words, in any case and spacing', async () => {
    for (const text of ['desk@quay.example.org', 'Write to Desk@Quay.example.org, please'])
      expect(
        await run(folder(progressWith('Write to desk@quay.example.org.', allow(text))), site),
      ).toMatchObject({ code: 0 });
    expect(
      await run(folder(progressWith('Ring 01632\u00a0960001', allow('01632 960001'))), site),
    ).toMatchObject({ code: 0 });
  });

  test('permits no other words', async () => {
    for (const text of ['quay.example.org', '@quay.example.org', 'k@quay.example.org', '0', ' '])
      expect(
        (await run(folder(progressWith('Write to desk@quay.example.org.', allow(text))), site)).code,
      ).toBe(2);
    expect((await run(folder(progressWith('PC 4471 and PC 4472', allow('PC 4471'))), site)).err).toContain(
      '1 text looks',
    );
  });

  test('is itself in nothing for the public', async () => {
    const pages = await sitePages(progressWith('Read.', allow('desk@quay.example.org')), {
      ...{ asAt: '2022-06-30', since: '2021-01-01', internal: false },
    });
    expect([...pages.values()].join('\n')).not.toContain('desk');
  });
});

describe('on the line of a paper that names whom to contact, the mailbox', () => {
  test.each([
    'Contact: hmicfrs.liaison@quay.example.org',
    '**Contact officer:** audit-committee@quay.example.org',
    'For further information: democraticservices@quay.example.org',
    '| Contact | forceliaison@quay.example.org |\\n| --- | --- |\\n| a | b |',
  ])('of a role is published: %s', async (line) => {
    const root = folder(paperWith(`narrative: {purpose: "Read.\\n\\n${line}"}\n`));
    for (const argv of [
      ['report', 'update'],
      ['report', 'update', '--json'],
      ['report', 'update', '-o', 'a.docx'],
    ])
      expect(await run(root, argv)).toMatchObject({ code: 0 });
  });

  test('of a role is published after the presenting officer', async () => {
    const root = folder(paperWith('presenting_officer: Harbour Master, office@quay.example.org\n'));
    expect(await run(root, ['report', 'update'])).toMatchObject({ code: 0 });
    expect(await run(root, ['report', 'update', '--json'])).toMatchObject({ code: 0 });
  });

  test.each([
    'Contact: jane.doe@quay.example.org',
    'Contact: office.doe@quay.example.org',
    'Contact: 07700 900123',
    'Write to hmicfrs.liaison@quay.example.org',
  ])('of a person, a number, and one elsewhere are not: %s', async (line) => {
    const root = folder(paperWith(`narrative: {purpose: "${line}"}\n`));
    expect(await run(root, ['report', 'update'])).toMatchObject({ code: 2 });
  });
});

describe('nothing is refused because of', () => {
  test('ids, references, dates, figures and numbers of sections of the model register', async () => {
    for (const { name, subject, internal } of reports) {
      if (internal || (subject && !subject.optional)) continue;
      expect(await run('.', ['report', name, '--as-at', '2021-11-25', '--json'])).toMatchObject({ code: 0 });
    }
  });

  test('an id or a reference that has the form of a telephone number', async () => {
    const id = 'docks-0121-496-0000-rec-1';
    const files = {
      ...registerFiles(),
      'inspections/docks-0121-496-0000.yaml': inspectionText('docks-0121-496-0000'),
      [`actions/${id}.yaml`]: actionText({
        id,
        inspection: 'docks-0121-496-0000',
        top: 'portal_refs: ["02079460000"]\n',
      }),
      'batches/0121-496-0000.yaml':
        'id: 0121-496-0000\ntitle: Batch 0121-496-0000\nsent: 2021-06-01\nto: HMICFRS\n',
      'actions/docks-2021-rec-1.yaml': actionText({
        history: [
          '{on: 2021-01-04, event: issued}',
          '{on: 2021-06-01, event: submitted, batch: 0121-496-0000}',
        ],
      }),
    };
    expect(await run(folder(files), site)).toMatchObject({ code: 0 });
  });

  test('the figures of a large register', async () => {
    const edition = { asAt: '2022-06-30', since: '2021-01-01', internal: false };
    expect((await sitePages(fullRegister(12), edition)).size).toBeGreaterThan(50);
    for (const text of (await papers(fullRegister(12), edition, 'markdown')).values())
      expect(text).not.toContain('personal data');
  });

  test('the texts of random registers', async () => {
    await fc.assert(
      fc.asyncProperty(randomRegister('lawful'), async ({ plain, days: [since, asAt] }) => {
        const pages = await sitePages(filesOf(plain, 0), { asAt, since, internal: false });
        expect(pages.size).toBeGreaterThan(0);
      }),
      { numRuns: runs(20), seed },
    );
  });
});
