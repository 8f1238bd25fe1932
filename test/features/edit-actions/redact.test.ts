/** Words can be removed from a record: what is left shows that they were, when and by whose authority, and the audit accepts it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LooseAction, LooseEvent } from '../../../src/domain/commit-history.ts';
import { sha256 } from '../../../src/domain/sha256.ts';
import { findUncorrected } from '../../../src/features/history/find-rewritings.ts';
import { office } from '../../helpers/office.ts';
import { actionText, inspectionText, settingsText } from '../../helpers/register.ts';

const write = (root: string, name: string, text: string) => writeFileSync(join(root, 'register', name), text);
const read = (root: string, name: string) => readFileSync(join(root, 'register', name), 'utf8');

const id = 'docks-2021-rec-1';
const file = `actions/${id}.yaml`;
const secret = 'Jane Example rang on 07700 900123.';
const history = [
  '{on: 2021-01-04, event: issued}',
  `{on: 2021-02-01, event: note, note: ${secret}}`,
  `{on: 2021-02-02, event: correction, field: title, was: "Ask Jane Example", note: A slip.}`,
];
const start = (extraFiles: Record<string, string> = {}) =>
  office({
    'register.yaml': settingsText('public: {words: [note]}\n'),
    'inspections/docks-2021.yaml': inspectionText(
      'docks-2021',
      'docks',
      'note: It looked at Jane Example.\n',
    ),
    [file]: actionText({ id, history }),
    ...extraFiles,
  });
const why = ['--reason', 'It named a victim.', '--approved-by', 'quay', '--on', '2021-11-25'] as const;
const redact = ['redact', id, 'history[1].note', ...why] as const;

describe('words that are removed', () => {
  test('are not recorded again, by a command or by hand; two notes with the same words are removed one by one', async () => {
    const longHistory = [...history, `{on: 2021-03-01, event: note, note: ${secret}}`];
    const { root, runIn, runSuccessfully, runRefused } = start({
      [file]: actionText({ id, history: longHistory }),
    });
    await runSuccessfully(...redact);
    await runSuccessfully('redact', id, 'history[3].note', ...why, '--words', '07700 900123');
    const text = read(root, file);
    const correct = ['correct', id, 'history[1].note'] as const;
    expect(await runRefused(...correct, secret, '--note', 'Put back.')).toContain('(words-restored)');
    write(root, file, text.replace('"[removed]"', `"${secret}\\n"`));
    expect((await runIn('check', '--code', 'words-restored')).code).toBe(1);
    expect(await runRefused('record', '--correct', 'Put back.')).toContain('(words-restored)');
    write(root, file, text);
    await runSuccessfully(...correct, 'A caller. [removed]', '--note', 'What is left.');
  });

  test('are in neither the record nor the message of the commit; the mark and a fingerprint are', async () => {
    const { root, runSuccessfully, last } = start();
    await runSuccessfully(...redact);
    const text = read(root, file);
    expect(text).not.toContain('07700');
    expect(text).toContain('note: "[removed]"');
    expect(text).toMatch(
      /field: history\[1\]\.note\n {4}was:\n {6}sha256: [0-9a-f]{64}\n {4}note: It named a victim\.\n {4}approved_by: quay\n/,
    );
    expect(last()).not.toMatch(/Jane|07700/);
    expect(last()).toContain('Afi-Approved-By: quay');
  });

  test('can be some of a text; earlier corrections that repeat them get fingerprints', async () => {
    const { root, runSuccessfully } = start();
    const output = await runSuccessfully(...redact, '--words', 'Jane Example');
    const text = read(root, file);
    expect(text).not.toContain('Jane');
    expect(text).toContain('[removed] rang on 07700 900123.');
    expect(text.match(/sha256: [0-9a-f]{64}/g)).toHaveLength(2);
    expect(output).toContain('The same words are in inspections/docks-2021.yaml, note.');
    expect(output).not.toContain('in actions/');
  });

  test('are named where an explanation of the portal repeats them', async () => {
    const { runSuccessfully } = start({
      'portal/explanations.yaml': `explanations:\n  - {action: ${id}, reason: Jane Example asked for it., on: 2021-03-01}\n`,
    });
    expect(await runSuccessfully(...redact, '--words', 'Jane Example')).toContain(
      'The same words are in portal/explanations.yaml, explanations[0].reason.',
    );
  });

  test('can be the former text in a correction', async () => {
    const { root, runSuccessfully } = start();
    await runSuccessfully('redact', id, 'history[2].was', ...why);
    expect(read(root, file)).not.toContain('Ask Jane');
  });

  test('can be in an inspection, a batch, a board or a paper, which have no corrections', async () => {
    const { root, runSuccessfully } = start();
    await runSuccessfully('redact', 'docks-2021', 'note', '--words', 'Jane Example', ...why);
    expect(read(root, 'inspections/docks-2021.yaml')).toContain('note: It looked at [removed].');
  });

  test('raise no finding in check or audit, and no answer repeats them', async () => {
    const { runSuccessfully, runIn } = start();
    await runSuccessfully(...redact);
    await runSuccessfully('redact', id, 'history[2].was', ...why);
    await runSuccessfully('redact', id, 'title', ...why);
    await runSuccessfully('redact', 'docks-2021', 'note', '--words', 'Jane Example', ...why);
    expect((await runIn('check')).code).toBe(0);
    for (const argv of [['verify'], ['verify', '--json'], ['show', id], ['show', id, '--json']]) {
      const { code, out, err } = await runIn(...argv);
      expect({ argv, code, err }).toEqual({ argv, code: 0, err: '' });
      expect(out).not.toMatch(/Jane|07700/);
    }
    const { out } = await runIn('history', id);
    expect(out.slice(out.indexOf('Remove words'))).not.toMatch(/Jane|07700/);
  });

  test('are shown on a page for the public as removed, with the day and the authority', async () => {
    const { root, runSuccessfully } = start();
    await runSuccessfully(...redact);
    await runSuccessfully('site', '-o', 'pages');
    const page = read(root, `../pages/actions/${id}.html`);
    expect(page).toContain('Note: [removed]');
    expect(page).toContain('Words removed, approved by The quay board.');
    expect(page).not.toMatch(/[0-9a-f]{64}|It named/);
  });
});

describe('words that a removal leaves', () => {
  const startWithNote = (note: string) =>
    start({ [file]: actionText({ id, history: ['{on: 2021-01-04, event: issued}', note] }) });

  test('are none where a line ends between two of them', async () => {
    const { root, runSuccessfully } = startWithNote(
      '{on: 2021-02-01, event: note, note: "Jane Example, then Jane\\nExample, then Jane  Example."}',
    );
    await runSuccessfully(...redact, '--words', 'Jane Example');
    expect(read(root, file)).toContain('note: "[removed], then [removed], then [removed]."');
  });

  test('are listed if they are in a comment or written in another way', async () => {
    const { runSuccessfully } = startWithNote(
      '{on: 2021-02-01, event: note, note: Jane Example and JANE EXAMPLE.} # Jane Example',
    );
    const output = await runSuccessfully(...redact, '--words', 'Jane Example');
    expect(output).toContain(`written differently, are still in ${file}, history[1].note.`);
    expect(output).toMatch(new RegExp(`in a comment of ${file}, line \\d+\\.`));
  });
});

describe('nothing is changed', () => {
  test('by undo after words were removed, from an action or another record', async () => {
    const { runSuccessfully, runRefused } = start();
    await runSuccessfully('redact', 'docks-2021', 'note', ...why);
    expect(await runRefused('undo')).toContain('would restore them');
    await runSuccessfully(...redact);
    expect(await runRefused('undo')).toContain('would restore them');
  });

  test.each([
    ['a field with fixed words', ['redact', id, 'type', ...why], 'a date, an id or a fixed value'],
    [
      'a field that the record does not have',
      ['redact', id, 'history[9].note', ...why],
      'has no `history[9].note`',
    ],
    ['a record that does not exist', ['redact', 'docks-2021-rec-9', 'title', ...why], 'no action is called'],
    ['words that the text does not contain', [...redact, '--words', 'Mary'], 'does not contain the words'],
    [
      'a reason that repeats a number',
      ['redact', id, 'history[1].note', '--reason', 'Had 07700 900123', '--approved-by', 'quay'],
      '--reason repeats',
    ],
    [
      'a reason that repeats a name',
      ['redact', id, 'history[1].note', '--reason', 'Jane Example complained', '--approved-by', 'quay'],
      '--reason repeats',
    ],
    ['a message that repeats it', [...redact, '--message', 'Without jane example'], '--message repeats'],
    [
      'an approver who is not known',
      ['redact', id, 'title', '--reason', 'A name.', '--approved-by', 'nobody'],
      'no board or role is called',
    ],
    [
      'a field that does not exist, with those that do',
      ['redact', id, 'history[9].note', '--reason', 'A name.', '--approved-by', 'quay'],
      'Its texts are: title, wording, ',
    ],
  ])('by %s', async (_, argv, message) => {
    const { runRefused } = start();
    const err = await runRefused(...argv);
    expect(err).toContain(message);
    expect(err).not.toMatch(/Mary|900123/);
  });

  test('by a second removal of the same words', async () => {
    const { runSuccessfully, runRefused } = start();
    await runSuccessfully(...redact);
    expect(await runRefused(...redact)).toContain('was already removed');
  });

  test('by a correction that would keep what looks like personal data', async () => {
    const { runRefused } = start();
    const err = await runRefused('correct', id, 'history[1].note', 'Somebody rang.', '--note', 'A slip.');
    expect(err).toContain(`afi redact ${id} history[1].note`);
    expect(err).not.toContain('07700');
  });
});

test('the audit accepts a removal only if the fingerprint is that of the former text', () => {
  const issuedEvent = { on: '2021-01-04', event: 'issued' };
  const withNote = (note: string, ...events: readonly LooseEvent[]): LooseAction => ({
    history: [issuedEvent, { on: '2021-02-01', event: 'note', note }, ...events],
  });
  const removal = (formerText: string, field = 'history[1].note'): LooseEvent => ({
    on: '2021-11-25',
    event: 'correction',
    field,
    was: { sha256: sha256(Buffer.from(formerText)) },
    note: 'A name.',
  });
  const findFields = (after: LooseAction) =>
    findUncorrected(withNote(secret), after).map(({ field }) => field);
  expect(findFields(withNote('[removed]', removal(secret)))).toEqual([]);
  expect(findFields(withNote('[removed]', removal('Other words.')))).toEqual(['history[1].note']);
  expect(findFields(withNote('[removed]', removal(secret, 'title')))).toEqual(['history[1].note']);
  const purgedNote = withNote('(removed) on (removed).');
  const findPurged = (after: LooseAction) => findUncorrected(purgedNote, after).map(({ field }) => field);
  expect(findPurged(withNote('[removed]', removal(secret)))).toEqual([]);
  expect(findPurged(withNote('[removed]', removal(secret, 'title')))).toEqual(['history[1].note']);
  expect(findPurged(withNote('[removed]'))).toEqual(['history[1].note']);
  expect(findFields(withNote('[removed]'))).toEqual(['history[1].note']);
});

test('the help has the steps to remove words from the past of git', async () => {
  const output = await start().runSuccessfully('help', 'personal-data');
  for (const words of [
    'git filter-repo --replace-text',
    'A program cannot recognise',
    'push --force',
    'caches',
    'anchor',
  ])
    expect(output).toContain(words);
});
