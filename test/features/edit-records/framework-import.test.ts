/** Tests `framework import` and `framework list` on a register in git: what is recorded, shown and refused. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unnumberedPage, wordFramework } from '../../helpers/framework-files.ts';
import { office } from '../../helpers/office.ts';
import { git } from '../../helpers/tool.ts';

const questions = [
  {
    number: '1',
    title: 'How safe is the harbour?',
    graded: true,
    topics: [
      {
        number: '1.1',
        title: 'Ladders',
        characteristics: [{ number: '1.1.1', title: 'Ladders are mended.' }],
      },
      { number: '1.2', title: 'Piers', characteristics: [{ number: '1.2.1', title: 'Piers are lit.' }] },
    ],
  },
  {
    number: '2',
    title: 'How well is it led?',
    graded: false,
    topics: [
      { number: '2.1', title: 'Plans', characteristics: [{ number: '2.1.1', title: 'Plans are read.' }] },
    ],
  },
];

const title = 'PEEL assessment framework (PAF) 2025–2027';
const page = unnumberedPage(title, questions, { isBold: true });

test('a page is imported with numbers, after a dry run that shows the counts and what is left out', async () => {
  const { root, runSuccessfully, last } = office();
  writeFileSync(join(root, 'paf.html'), page);
  const call = ['framework', 'import', 'paf.html', '--from', '2025-04-11'];
  const before = git(root, '2022-01-01', 'rev-parse', 'HEAD');
  const plan = await runSuccessfully(...call, '--dry-run');
  expect(plan.slice(0, plan.indexOf('\n\n'))).toMatchInlineSnapshot(`
    "The framework has 2 questions, 3 topics and 3 characteristics. Not graded: 2.
    Numbers were added to entries that had none: 2 questions, 3 topics, 3 characteristics.
    Left out because it is not a question, topic or characteristic:
      line 6: “HMICFRS” (text outside the main part of the page)
      line 6: 2 lines, from “Publications” (navigation and forms)
      line 9: “Published on: 21 April 2021” (not below a question)
      line 10: 2 lines, from “Introduction” (not below a question)
      line 13: 2 lines, from “Senior officers set the direction of this work.” (paragraphs)
      line 15: 3 lines, from “Characteristics of good:” (labels)
      line 31: 2 lines, from “Related documents” (not below a question)
      line 32: “The framework as a PDF” (links)
      line 34: “Crown copyright” (navigation and forms)"
  `);
  expect(git(root, '2022-01-01', 'rev-parse', 'HEAD')).toBe(before);
  await runSuccessfully(...call);
  expect(readFileSync(join(root, 'register/frameworks/peel-2025-27.yaml'), 'utf8')).toBe(
    `# yaml-language-server: $schema=../schemas/framework.schema.json
id: peel-2025-27
title: PEEL assessment framework (PAF) 2025–2027
from: 2025-04-11
questions:
  - number: "1"
    title: How safe is the harbour?
    graded: true
    topics:
      - number: "1.1"
        title: Ladders
        characteristics:
          - number: "1.1.1"
            title: Ladders are mended.
      - number: "1.2"
        title: Piers
        characteristics:
          - number: "1.2.1"
            title: Piers are lit.
  - number: "2"
    title: How well is it led?
    graded: false
    topics:
      - number: "2.1"
        title: Plans
        characteristics:
          - number: "2.1.1"
            title: Plans are read.
`,
  );
  expect(last()).toBe(
    'Import framework peel-2025-27\n\nAfi-Command: framework import\nAfi-Record: frameworks/peel-2025-27.yaml',
  );
  const secondAnswer = await runSuccessfully(...call);
  expect(secondAnswer).toContain('Nothing was changed.');
  await runSuccessfully('verify', '--strict');
});

test('a Word document replaces an earlier version, and the list shows both', async () => {
  const { root, runSuccessfully, runRefused } = office({
    'frameworks/peel-2021-22.yaml': 'id: peel-2021-22\ntitle: PEEL 2021/22\nfrom: 2021-03-01\n',
  });
  writeFileSync(join(root, 'paf.docx'), wordFramework(title, questions));
  const call = ['framework', 'import', 'paf.docx', '--id', 'peel-2022', '--ungraded', '1'];
  expect(await runRefused(...call, '--replaces', 'peel-2020', '--ungraded', '7')).toMatchInlineSnapshot(`
    "afi: nothing was changed:
      - enter the first day on which it is in force, with --from. The register already has peel-2021-22.
      - --replaces: there is no framework \`peel-2020\`. The register has: peel-2021-22.
      - paf.docx, --ungraded 7: there is no such question. The questions are 1, 2.
    "
  `);
  await runSuccessfully(...call, '--from', '2022-05-01', '--replaces', 'peel-2021-22');
  expect(await runSuccessfully('framework', 'list')).toMatchInlineSnapshot(`
    "Framework     Title                                      Period             In force today  Questions  Topics  Characteristics
    ────────────  ─────────────────────────────────────────  ─────────────────  ──────────────  ─────────  ──────  ───────────────
    peel-2021-22  PEEL 2021/22                               from 1 March 2021                          0       0                0
    peel-2022     PEEL assessment framework (PAF) 2025–2027  from 1 May 2022    yes                     2       3                3
    "
  `);
  expect(await runRefused(...call, '--from', '2022-05-02')).toContain(
    'peel-2022 already exists, with other contents',
  );
});

test.each([
  ['paf.pdf', '%PDF-1.7', 'is a PDF'],
  ['paf.doc', '\u00d0\u00cf\u0011\u00e0', 'is in an old format'],
  ['paf.txt', 'How safe is it?', 'is in a format that afi cannot read'],
  ['paf.docx', 'PK\u0003\u0004 broken', 'is damaged'],
  ['paf.html', '<main><h1>Framework</h1><p>See the annex.</p></main>', 'has no questions'],
  ['paf.csv', 'a,b\n1,2\n', 'has no header that names the columns'],
  ['paf.yaml', 'questions:\n  - title: [', 'cannot be read: line 2'],
])('%s is refused with a reason', async (file, content, reason) => {
  const { root, runRefused } = office();
  writeFileSync(join(root, file), Buffer.from(content, 'latin1'));
  expect(await runRefused('framework', 'import', file)).toContain(`${file} ${reason}`);
});
