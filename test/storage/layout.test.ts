/** Checks which files a pattern of `ignore` matches. */
import { expect, test } from 'vitest';
import { matchesGlob } from '../../src/storage/layout.ts';

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
