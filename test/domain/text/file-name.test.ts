/** Checks that any file name becomes one that every system accepts, and that an ordinary name is kept. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWindowsDevice } from '../../../src/domain/ids.ts';
import { safeFileName } from '../../../src/domain/text/file-name.ts';
import { isSafePath } from '../../../src/storage/commit/worktree-file.ts';
import { runs, seed } from '../../helpers/runs.ts';

const nameOf = (path: string) => {
  const { stem, extension } = safeFileName(path);
  return stem + extension;
};

test.each([
  ['Dip sample (March), v1.2.pdf', 'Dip sample (March), v1.2.pdf'],
  ['C:\\Users\\a\\Résumé.docx', 'Résumé.docx'],
  ['/tmp/.hidden', 'hidden'],
  ['con.txt', 'document-con.txt'],
  ['AUX', 'document-AUX'],
  ['a<b>:c?.pdf', 'a-b-c-.pdf'],
  ['--option.pdf', 'option.pdf'],
  ['???.pdf', 'document.pdf'],
  ['README', 'README'],
])('%s becomes %s', (path, name) => expect(nameOf(path)).toBe(name));

test('every name is safe on every system', () => {
  const step = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 150 }),
    fc.constantFrom('con', 'NUL', '.', '..', ' ', '.git', 'a.b.c', '\u202e', '-', 'x'.repeat(300)),
  );
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.')),
      (path) => {
        const name = nameOf(path);
        expect(isSafePath(`evidence/${name}`)).toBe(true);
        expect(name).toMatch(/^[^/\\<>:"|?*\p{Cc}\p{Cf}]{1,130}$/u);
        expect(name).not.toMatch(/^[-. ]|[. ]$/);
        expect(isWindowsDevice(name.replace(/\..*$/s, ''))).toBe(false);
      },
    ),
    { numRuns: runs(500), seed },
  );
});
