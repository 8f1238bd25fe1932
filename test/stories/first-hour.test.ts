/** Follows the first hour of the README, command by command, from an empty folder to a first paper. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openOffice } from '../helpers/office.ts';
import { emptyFolder } from '../helpers/register/repositories.ts';
import { home } from '../helpers/tool.ts';
import { linesWithWordsOut } from '../language/find-words-out.ts';
import { wordsOut, wordsOutOfPages } from '../language/words-out.ts';

const readme = readFileSync(join(home, 'README.md'), 'utf8');

/** The commands of the first hour, each as its words. */
const firstHour = (readme.split('## A first hour')[1]?.split('```')[1] ?? '')
  .trim()
  .split('\n')
  .map((line) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain = '']) => quoted ?? plain));

test('the README is a landing page of at most 12 KB', () => {
  expect(statSync(join(home, 'README.md')).size).toBeLessThanOrEqual(12 * 1024);
});

test('ten commands lead from an empty folder to a first paper in Word', async () => {
  let root = emptyFolder();
  const answers: string[] = [];
  const officer = () => openOffice(root, { today: '2026-11-26' });
  for (const [program, ...words] of firstHour) {
    if (program === 'cd') root = join(root, words[0] ?? '');
    else answers.push(await officer().runSuccessfully(...words));
  }
  expect(answers).toHaveLength(10);
  expect(linesWithWordsOut('the first hour', answers.join('\n'), [...wordsOut, ...wordsOutOfPages])).toEqual(
    [],
  );
  expect(existsSync(join(root, 'committee.docx'))).toBe(true);
  const { out } = await officer().runIn('summary', '--json');
  expect(JSON.parse(out).total['area-for-improvement']).toMatchObject({ live: 1, submitted: 0 });
  expect((await officer().runIn('check', '--strict')).out).toMatch(/^0 errors, 0 warnings/);
});
