/** Checks that a path in a suggested command is one argument, and that a shell obeys nothing in it. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quoteArgument } from '../../../src/domain/text/quote-argument.ts';

test('a shell reads any path as it is', () => {
  const part = fc.constantFrom(
    'a',
    ' ',
    '$(touch x)',
    '`id`',
    "'",
    '"',
    '!',
    '\n',
    ';',
    '&',
    '*',
    '../',
    'é',
  );
  fc.assert(
    fc.property(
      fc.array(
        fc.array(part, { minLength: 1 }).map((parts) => parts.join('')),
        { maxLength: 8 },
      ),
      (paths) => {
        const script = `printf '%s\\0' ${paths.map(quoteArgument).join(' ')}`;
        const { stdout } = spawnSync('sh', ['-c', script]);
        expect(stdout.toString()).toBe(paths.length === 0 ? '\0' : paths.map((path) => `${path}\0`).join(''));
      },
    ),
    { numRuns: 30 },
  );
});

test('a path that needs no quotation marks has none, and one with a space has double ones, as Windows reads them', () => {
  expect(['register/a-b.yaml', 'C:\\Work', 'my register'].map(quoteArgument)).toEqual([
    'register/a-b.yaml',
    'C:\\Work',
    '"my register"',
  ]);
});

test('every git command that a message suggests quotes what it names', () => {
  const faults = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      [...readFileSync(`src/${file}`, 'utf8').matchAll(/\\`git [a-z](?:[^`]|`[^`]*`\))*\\`/g)].flatMap(
        ([command]) =>
          [...command.matchAll(/\$\{([^}]*)/g)].flatMap(([, expression = '']) =>
            safeExpressions.test(expression) ? [] : [`${file}: ${command}`],
          ),
      ),
    );
  expect(faults).toEqual([]);
});

/** A quoted name; the beginning of a commit's id; and what `missing-file-fault.ts` quotes for all its commands. */
const safeExpressions = /^(?:quoteArgument\(|[\w.]*commit\.slice\(0, 8\)|path$|side$)/;
