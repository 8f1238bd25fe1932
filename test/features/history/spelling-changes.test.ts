/** Checks that `verify` does not take another spelling of the same text for a change: Unicode's normal forms, line ends, quotes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actionText, registerFiles } from '../../helpers/register.ts';
import { officerEnvironment } from '../../helpers/register-over-time.ts';
import { git, registerInGit, run } from '../../helpers/tool.ts';

const file = 'register/actions/docks-2021-rec-1.yaml';

const history = [
  '{on: 2021-01-04, event: issued}',
  '{on: 2021-01-11, event: note, note: "The café at Zoë’s quay is closed."}',
];

test.each([
  ['Unicode’s decomposed form', (text: string) => text.normalize('NFD')],
  ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', (text: string) => `\ufeff${text}`],
  [
    'other quotes',
    (text: string) =>
      text.replace('"The café at Zoë’s quay is closed."', "'The café at Zoë’s quay is closed.'"),
  ],
])('%s', async (_, respell) => {
  const root = registerInGit(registerFiles({ 'actions/docks-2021-rec-1.yaml': actionText({ history }) }), {
    day: '2021-02-01',
  });
  const text = readFileSync(join(root, file), 'utf8');
  expect(text).toContain('café');
  for (const [day, spelling] of [
    ['2021-02-02', respell(text)],
    ['2021-02-03', text],
  ] as const) {
    writeFileSync(join(root, file), spelling);
    git(root, day, '-c', 'core.autocrlf=false', 'commit', '-qam', 'Save it again');
  }
  const { code, out } = await run(root, ['verify', '--strict', '--json'], { env: officerEnvironment });
  expect(JSON.parse(out)).toMatchObject({ commits: 3, findings: [], notices: [] });
  expect(code).toBe(0);
});

test('a word that differs by more than its form is a change', async () => {
  const root = registerInGit(registerFiles({ 'actions/docks-2021-rec-1.yaml': actionText({ history }) }), {
    day: '2021-02-01',
  });
  writeFileSync(join(root, file), readFileSync(join(root, file), 'utf8').replace('café', 'cafe'));
  git(root, '2021-02-02', 'commit', '-qam', 'Save it again');
  expect((await run(root, ['verify'], { env: officerEnvironment })).code).toBe(1);
});
