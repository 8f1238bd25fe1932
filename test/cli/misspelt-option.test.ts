import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const feature = resolve('src/features/due');
const packages = resolve('node_modules');

/** The definition of `due`, whose imports are ours except for the body. */
const definition = readFileSync(join(feature, 'command.ts'), 'utf8').replace(
  /'(\.\.\/[^']+)'/g,
  (_, from: string) => `'${resolve(feature, from)}'`,
);

const body = `import type { Command } from '${resolve('src/app/command.ts')}';
import type { DueOptions } from './command.ts';
export const runDue: Command<DueOptions> = (_, { asAt, filter }) => ({ text: \`\${asAt}\${filter.board}\` });
`;

test('an option that is misspelt in a definition or in a body does not compile', () => {
  const root = mkdtempSync(join(tmpdir(), 'afi-options-'));
  const write = (folder: string, files: Readonly<Record<string, string>>) => {
    mkdirSync(join(root, folder));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(root, folder, file), text);
  };
  write('right', { 'command.ts': definition, 'run-due.ts': body });
  write('definition', {
    'command.ts': definition.replace('...asAt,', 'asatt: asAt.asAt,'),
    'run-due.ts': body,
  });
  write('body', { 'command.ts': definition, 'run-due.ts': body.replaceAll('asAt', 'asatt') });
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  const config = {
    extends: resolve('tsconfig.json'),
    compilerOptions: { typeRoots: [join(packages, '@types')] },
    include: ['.'],
  };
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify(config));

  const compiler = join(packages, 'typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', '.'], { cwd: root, encoding: 'utf8' });
  const errors = stdout.split('\n').filter((line) => /^\S/.test(line));
  expect(errors).toEqual([
    expect.stringMatching(/^body\/run-due\.ts.*'asatt'/),
    expect.stringMatching(/^definition\/run-due\.ts.*'asAt'/),
  ]);
});
