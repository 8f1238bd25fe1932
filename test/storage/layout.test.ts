/** Checks which files a pattern of `ignore` matches, and that none hides a record. */
import { expect, test } from 'vitest';
import { findHiddenPlace, matchesGlob } from '../../src/domain/glob.ts';
import { recordPlaces } from '../../src/domain/records/record-paths.ts';
import { classifyFile } from '../../src/storage/layout.ts';

test.each([
  ['notes.txt', 'notes.txt'],
  ['*.txt', 'notes.txt'],
  ['*', 'notes.txt'],
  ['n?tes.*', 'notes.txt'],
  ['**', 'a/b/c.txt'],
  ['**/c.txt', 'a/b/c.txt'],
  ['**/c.txt', 'c.txt'],
  ['a/**', 'a/b/c.txt'],
  ['a/**/c.txt', 'a/c.txt'],
  ['a/**/**/c.txt', 'a/b/c.txt'],
  ['*/*/*', 'a/b/c.txt'],
  ['**/.gitkeep', 'batches/.gitkeep'],
  ['a*b*c', 'aXbYbZc'],
  ['[a].txt', '[a].txt'],
  ['notes', 'notes/'],
  ['notes/', 'notes/'],
  ['notes/*', 'notes/'],
  ['notes/**', 'notes/'],
  ['**/old/**', 'actions/old/'],
])('%s fits %s', (pattern, file) => {
  expect(matchesGlob(pattern, file)).toBe(true);
});

test.each([
  ['notes.txt', 'a/notes.txt'],
  ['*.txt', 'a/notes.txt'],
  ['*', 'a/b'],
  ['a/*', 'a/b/c'],
  ['a/**', 'a'],
  ['a/**', 'ab/c'],
  ['a/b', 'a'],
  ['a', 'a/b'],
  ['n?tes.txt', 'ntes.txt'],
  ['*.TXT', 'notes.txt'],
  ['.txt', 'notes.txt'],
  ['', 'notes.txt'],
  ['notes/*.txt', 'notes/'],
  ['actions/*/**', 'actions/a.yaml'],
])('%s does not fit %s', (pattern, file) => {
  expect(matchesGlob(pattern, file)).toBe(false);
});

test('patterns of very many stars are matched at once', () => {
  const name = 'a'.repeat(1000);
  expect(matchesGlob(`${'*a'.repeat(200)}b`, name)).toBe(false);
  expect(matchesGlob(`${'**/'.repeat(200)}b`, Array(200).fill('a').join('/'))).toBe(false);
});

const places = recordPlaces(['paf']);

test.each([
  ['actions/docks-2021-rec-1.yaml', 'actions/<id>.yaml'],
  ['actions/*', 'actions/<id>.yaml'],
  ['actions/**', 'actions/<id>.yaml'],
  ['actions/docks-????-rec-*.y?ml', 'actions/<id>.yaml'],
  ['*/docks-2021-rec-1.*', 'actions/<id>.yaml'],
  ['**/*rec-1.yaml', 'actions/<id>.yaml'],
  ['./actions/*.yaml', 'actions/<id>.yaml'],
  ['/actions/*.yaml', 'actions/<id>.yaml'],
  ['!actions/*.yaml', 'actions/<id>.yaml'],
  ['actions\\*.yaml', 'actions/<id>.yaml'],
  ['ACTIONS/*.YAML', 'actions/<id>.yaml'],
  ['actions', 'actions'],
  ['actions/', 'actions'],
  ['a*', 'actions'],
  ['**', 'actions/<id>.yaml'],
  ['*', 'register.yaml'],
  ['*.yaml', 'register.yaml'],
  ['portal/2021-*', 'portal/<id>.csv'],
  ['portal/explanations.yaml', 'portal/explanations.yaml'],
  ['assessments/paf/**', 'assessments/paf/<id>.yaml'],
  ['assessments/*/1.yaml', 'assessments/paf/<id>.yaml'],
])('%s can match %s, the place of a record', (pattern, place) => {
  expect(findHiddenPlace(pattern, places)).toBe(place);
});

test.each([
  ['**/.gitkeep'],
  ['notes/**'],
  ['**/old/**'],
  ['actions/*.txt'],
  ['actions/notes.md'],
  ['actions/_*.yaml'],
  ['actions/old/**'],
  ['*.md'],
  ['portal/*.xlsx'],
  ['Thumbs.db'],
  [''],
  ['!'],
])('%s can match no record', (pattern) => {
  expect(findHiddenPlace(pattern, places)).toBeUndefined();
});

test('a pattern of very many stars is compared with the places of records at once', () => {
  expect(findHiddenPlace(`${'*a'.repeat(5000)}!`, places)).toBeUndefined();
});

test('no pattern ignores a record, or what is where a folder of records belongs', () => {
  expect(classifyFile('actions/docks-2021-rec-1.yaml', ['actions/*', '**'])).toMatchObject({
    contains: 'action',
  });
  expect(classifyFile('portal/2021-11-25.csv', ['**'])).toMatchObject({ contains: 'extract' });
  expect(classifyFile('register.yaml', ['**'])).toMatchObject({ contains: 'settings' });
  expect(classifyFile('actions', ['actions'])).toMatchObject({ contains: 'nothing' });
  expect(classifyFile('actions/notes.txt', ['**'])).toMatchObject({ contains: 'ignored' });
});
