/** Tests the counts by code that `check` prints for many findings, and its option --code. */
import { expect, test } from 'vitest';
import { actionText, registerFiles } from '../../helpers/register.ts';
import { folder, run } from '../../helpers/tool.ts';

const root = () =>
  folder(
    registerFiles(
      Object.fromEntries(
        Array.from({ length: 11 }, (_, i) => `docks-2021-rec-${i + 1}`).map((id, i) => [
          `actions/${id}.yaml`,
          actionText({
            id,
            history: [
              '{on: 2021-01-04, event: issued}',
              '{on: 2021-01-11, event: assigned, force_lead: Harbour Master, delivery_lead: Head of Docks, board: quay}',
              ...(i === 0 ? ['{on: 2021-02-01, event: reopened, note: x}'] : []),
              '{on: 2021-03-01, event: progress, note: Ring 07700 900123.}',
            ],
          }),
        ]),
      ),
    ),
  );

test('many findings end with the number of each code', async () => {
  const { out } = await run(root(), ['check']);
  expect(out).toContain(
    '\n\n  11  warning  personal-data\n   1  error  move-unlawful\n\n1 error, 11 warnings;',
  );
});

test('few findings do not', async () => {
  expect((await run(folder(registerFiles()), ['check'])).out).not.toContain('personal-data');
});

test('--code selects the findings of a code, and only these fail the check', async () => {
  const register = root();
  const { code, out } = await run(register, ['check', '--code', 'personal-data']);
  expect(code).toBe(0);
  expect(out).toContain('0 errors, 11 warnings;');
  expect((await run(register, ['check', '--code', 'move-unlawful'])).code).toBe(1);
  expect(await run(register, ['check', '--code', 'personal'])).toMatchObject({
    code: 2,
    err: 'afi: the code `personal` does not exist. Did you mean `personal-data`?\n',
  });
});
