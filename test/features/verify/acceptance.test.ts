/** Checks `verify --accept`: an accepted finding is shown as accepted, and accepted.yaml is audited itself. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/domain/plain-data.ts';
import { sha256 } from '../../../src/domain/sha256.ts';
import { buildAudit } from '../../../src/features/history/audit.ts';
import { removeEntry } from '../../../src/storage/yaml-edit/edit.ts';
import { officerEnvironment, registerOverTime } from '../../helpers/register-over-time.ts';
import { git, run } from '../../helpers/tool.ts';

const action = 'register/actions/docks-2021-rec-1.yaml';
const acceptances = 'register/accepted.yaml';

interface Answer {
  readonly findings: readonly {
    readonly id: string;
    readonly code: string;
    readonly commit: string;
    readonly file: string | null;
    readonly message: string;
  }[];
  readonly accepted: readonly {
    readonly id: string;
    readonly acceptance: { readonly reason: string; readonly approved_by: string; readonly on: string };
  }[];
}

/** A register with two removed events, each removed by a commit of its own. */
async function tamperedRegister() {
  const { root, on } = registerOverTime();
  const date = '2021-03-10T12:00:00Z';
  const afi = (...argv: readonly string[]) =>
    run(root, argv, {
      env: { ...officerEnvironment, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
      today: '2021-03-10',
    });
  const editByHand = (file: string, change: (text: string) => string) => {
    writeFileSync(join(root, file), change(readFileSync(join(root, file), 'utf8')));
    git(root, '2021-03-10', 'commit', '-qam', 'Tidy');
  };
  const audit = async () => {
    const { code, out } = await afi('verify', '--json');
    return { code, ...(JSON.parse(out) as Answer) };
  };
  const accept = (id: string, ...flags: readonly string[]) =>
    afi('verify', '--accept', id, '--reason', 'Entered twice.', '--approved-by', 'quay', ...flags);
  await on('2021-03-01', 'note', 'docks-2021-rec-1', '--note', 'One.');
  await on('2021-03-02', 'note', 'docks-2021-rec-1', '--note', 'Two.');
  const removeLast = (text: string) => removeEntry(text, ['history', text.split('event: ').length - 2]);
  editByHand(action, removeLast);
  editByHand(action, removeLast);
  const ids = (await audit()).findings.map(({ id }) => id);
  expect(ids).toHaveLength(2);
  return { root, afi, editByHand, audit, accept, ids: ids as [string, string] };
}

test('an accepted finding is shown with its reason and approver, and no longer fails', async () => {
  const { root, afi, audit, accept, ids } = await tamperedRegister();
  const [first, second] = ids;
  const shown = await accept(first, '--dry-run');
  expect(shown).toMatchObject({ code: 0 });
  expect(shown.out).toContain('Nothing was changed.');
  expect((await accept(first)).code).toBe(0);
  expect(git(root, '2021-03-10', 'log', '-1', '--format=%B', '--name-only')).toContain(
    `Accept the finding ${first}\n\nAfi-Command: verify\nAfi-Finding: ${first}\n\n\n${acceptances}`,
  );
  expect(await audit()).toMatchObject({
    code: 1,
    findings: [{ id: second }],
    accepted: [
      { id: first, acceptance: { reason: 'Entered twice.', approved_by: 'quay', on: '2021-03-10' } },
    ],
  });
  const answer = JSON.parse((await accept(second.slice(-10), '--json')).out);
  expect(answer).toMatchObject({
    findings: [],
    accepted: [{ id: first }, { id: second }],
    commit: expect.stringMatching(/^[0-9a-f]{40}$/),
  });
  expect(await audit()).toMatchObject({ code: 0, findings: [] });
  expect((await afi('verify')).out).toContain('accepted on 2021-03-10 by quay: Entered twice.');
  expect(await afi('check')).toMatchObject({ code: 0 });
});

test('an unknown finding is refused with the list, and so is a finding without reason or approver', async () => {
  const { afi, accept, ids } = await tamperedRegister();
  const unknown = await accept('event-removed-0000000000');
  expect(unknown).toMatchObject({ code: 2 });
  for (const id of ids) expect(unknown.err).toContain(id);
  expect((await afi('verify', '--accept', ids[0], '--approved-by', 'quay')).err).toContain(
    'Add --reason TEXT',
  );
  expect((await afi('verify', '--accept', ids[0], '--reason', 'x')).err).toContain('Add --approved-by WHO');
  await accept(ids[0]);
  expect((await accept(ids[0])).err).toContain('was accepted on 2021-03-10 by quay');
});

test('a removed or changed acceptance is a finding, which cannot be accepted; put back, it is none', async () => {
  const { editByHand, audit, accept, ids, root } = await tamperedRegister();
  await accept(ids[0]);
  await accept(ids[1]);
  const text = readFileSync(join(root, acceptances), 'utf8');
  editByHand(acceptances, (acceptanceText) => removeEntry(acceptanceText, ['accepted', 0]));
  const answerAfterRemoval = await audit();
  expect(answerAfterRemoval.findings.map(({ code }) => code).sort()).toEqual([
    'acceptance-changed',
    'event-removed',
  ]);
  editByHand(acceptances, () => text.replace('Entered twice', 'All is well'));
  const answerAfterChange = await audit();
  const [acceptanceFinding] = answerAfterChange.findings.filter(({ code }) => code === 'acceptance-changed');
  const refusal = await accept(acceptanceFinding?.id ?? '');
  expect(refusal.err).toContain('is about accepted.yaml itself, so it cannot be accepted');
  const entry = `  - finding: ${acceptanceFinding?.id}\n    commit: ${acceptanceFinding?.commit}\n    reason: Mine\n    approved_by: quay\n    on: 2021-03-10\n`;
  editByHand(acceptances, () => `${text.replace('Entered twice', 'All is well')}${entry}`);
  expect((await audit()).findings.map(({ id }) => id)).toContain(acceptanceFinding?.id);
  editByHand(acceptances, () => text);
  expect((await audit()).findings.map(({ code }) => code)).toEqual([]);
});

test('an acceptance of another commit, or of another finding, does not apply', async () => {
  const { editByHand, audit, accept, ids, root } = await tamperedRegister();
  const [{ commit: otherCommit } = { commit: '' }] = (await audit()).findings.filter(
    ({ id }) => id === ids[1],
  );
  await accept(ids[0]);
  const text = readFileSync(join(root, acceptances), 'utf8');
  editByHand(acceptances, () => text.replace(/commit: .*/, `commit: ${otherCommit}`));
  expect((await audit()).findings.map(({ id }) => id)).toEqual(expect.arrayContaining([...ids]));
});

test('check reports unknown keys and other forms of commits in accepted.yaml', async () => {
  const { root, afi, accept, ids } = await tamperedRegister();
  await accept(ids[0]);
  const text = readFileSync(join(root, acceptances), 'utf8');
  writeFileSync(join(root, acceptances), text.replace(/commit: .*/, 'commit: 1f0c9be2\n    colour: blue'));
  const { code, out } = await afi('check');
  expect(code).toBe(1);
  expect(out).toContain('is not the full id of a commit');
  expect(out).toContain('`colour`');
});

test('undo of an acceptance is a notice, and the finding is back', async () => {
  const { afi, audit, accept, ids } = await tamperedRegister();
  await accept(ids[0]);
  expect(await afi('undo')).toMatchObject({ code: 0 });
  expect(await audit()).toMatchObject({ findings: [{ id: ids[0] }, { id: ids[1] }], accepted: [] });
});

test('an acceptance of an introduced error still applies where a later version words the error differently', () => {
  const commit = {
    ...{ commit: 'a'.repeat(40), day: '2021-03-01', author: 'Officer', subject: 'Tidy', message: 'Tidy' },
    ...{ parents: [], changesByParent: [], seconds: 0 },
  };
  const auditWith = (messages: readonly string[], acceptances: readonly { readonly id: string }[]) =>
    buildAudit(
      [
        {
          commit: {
            ...commit,
            introducedErrors: messages.map((message, index) => ({
              ...{ code: 'event-order', file: 'actions/docks-2021-rec-1.yaml', message },
              place: `["history",${index}] 0`,
            })),
          },
          ...{ tamperings: [], correctedValues: [], restatedFacts: [], lateEntries: [], notices: [] },
          isSettling: false,
        },
      ],
      {
        today: '2021-03-10',
        acceptances: acceptances.map(({ id }) => ({
          ...{ id, commit: commit.commit, reason: 'Entered twice.', approved_by: 'quay', on: '2021-03-10' },
        })),
      },
    );
  const { findings } = auditWith(['this is before 1 March', 'this is before 2 March'], []);
  const [first] = findings;
  const later = auditWith(['dated before 1 March 2021', 'dated before 2 March 2021'], first ? [first] : []);
  expect(later.accepted).toMatchObject([{ id: first?.id, message: expect.stringContaining('1 March 2021') }]);
  expect(later.findings).toMatchObject([{ message: expect.stringContaining('2 March 2021') }]);
});

test('an acceptance by an id that was made from the message of a finding still applies', async () => {
  const { root, afi, editByHand, audit } = await tamperedRegister();
  editByHand(action, (text) => text.replace('type: recommendation', 'type: suggestion'));
  const finding = (await audit()).findings.find(({ code }) => code === 'errors-brought');
  const { commit = '', file = '', message = '' } = finding ?? {};
  const digest = sha256(canonicalJson([commit, 'errors-brought', file, null, null, null, message])).slice(
    0,
    10,
  );
  writeFileSync(
    join(root, acceptances),
    `accepted:\n  - finding: errors-brought-${digest}\n    commit: ${commit}\n    reason: Known.\n    approved_by: quay\n    on: 2021-03-10\n`,
  );
  git(root, '2021-03-10', 'add', '.');
  git(root, '2021-03-10', 'commit', '-qm', 'Accept');
  expect((await audit()).accepted).toMatchObject([{ id: finding?.id }]);
  expect((await afi('verify')).out).toContain('accepted on 2021-03-10 by quay: Known.');
});
