/** Checks that no private, internal or marked text is in what is published, in any format. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openRegister } from '../../../src/app/open-register.ts';
import { publicRegister } from '../../../src/domain/publication/redact.ts';
import { type Kind, kinds, recordKinds } from '../../../src/domain/records/record-kinds.ts';
import { reports } from '../../../src/features/papers/report-list.ts';
import { fullRegister } from '../../helpers/full-register.ts';
import { markedRegister, publishedKinds } from '../../helpers/marked-register.ts';
import { fieldsOf } from '../../helpers/marker-words.ts';
import { actionText, registerFiles, settingsText, shelfOf } from '../../helpers/register.ts';
import { folder, run } from '../../helpers/tool.ts';

/** The class of a field in the table (public, role, words, rating or private); undefined if it has none. */
function classOf(path: string): unknown {
  const [kind = '', ...steps] = path.split('.');
  let publicity: unknown = new Map(Object.entries(recordKinds)).get(kind)?.publicity;
  for (const step of steps) publicity = (publicity as Readonly<Record<string, unknown>> | undefined)?.[step];
  return publicity;
}

/** Whether the public may read a field: the words of an event only if register.yaml publishes those of its kind. */
const isPublished = (path: string): boolean =>
  classOf(path) === 'public' ||
  classOf(path) === 'rating' ||
  (classOf(path) === 'words' && publishedKinds.some((event) => path.startsWith(`action.history.${event}.`)));

describe('every field of every record is classified', () => {
  test.each(kinds)('%s', (kind) => {
    for (const path of fieldsOf(kind))
      expect([path, classOf(path)]).toEqual([
        path,
        expect.stringMatching(/^(public|role|words|rating|private)$/),
      ]);
  });
});

/** Entries without the internal ones, which have other words in the place of their values: internal-events.test.ts. */
const withoutInternal = <Entry extends { readonly internal?: boolean | undefined }>(
  entries: readonly Entry[],
) => entries.filter(({ internal }) => internal !== true);

test('public records still match their schemas, except for private fields that an event needs', () => {
  const { register } = openRegister(shelfOf(registerFiles(markedRegister().files)), '2022-06-30');
  const open = publicRegister(register);
  const parts: readonly (readonly [Kind, readonly object[]])[] = [
    ['settings', [open.settings]],
    [
      'action',
      open.actions.map((action) => ({
        ...action,
        history: withoutInternal(action.history).map((event) => ({ ...event, legacy: true })),
      })),
    ],
    ['inspection', open.inspections],
    ['batch', open.batches],
    ['board', open.boards],
    ['framework', open.frameworks],
    [
      'assessment',
      open.assessments.map(({ topics = [], ...assessment }) => ({
        ...assessment,
        topics: topics.map(({ topic, history = [] }) => ({ topic, history: withoutInternal(history) })),
      })),
    ],
  ];
  for (const [kind, records] of parts)
    for (const record of records)
      expect(recordKinds[kind].schema.safeParse(record).error?.issues, kind).toBe(undefined);
});

const subjects: Readonly<Record<string, string>> = {
  'section-55': 'docks-2021',
  'cause-of-concern': 'docks-2021-coc-1',
};
const forPublic = reports.filter(({ internal }) => !internal).map(({ name }) => name);
const formats = [[], ['--json'], ['--format', 'html'], ['-o', 'paper.docx']];

/** All text that a reader could find: the printed output, or every part of the Word file. */
const everythingIn = (root: string, output: string, [flag, file]: readonly string[]): string =>
  flag === '-o' && file !== undefined
    ? Object.values(unzipSync(readFileSync(join(root, file))))
        .map((part) => strFromU8(part))
        .join('\n')
    : output;

describe('the content of a public paper, in every format', () => {
  test.each(forPublic)(
    '%s: fields classified as public, and nothing internal or marked above it',
    async (name) => {
      const { words, files } = markedRegister();
      const paper = words.record('paper', {
        id: 'paper',
        template: name,
        as_at: '2021-06-01',
        since: '2021-01-01',
        framework: 'peel',
        meeting: '2021-06-02',
        public: true,
        marking: 'OFFICIAL',
      });
      const root = folder({ ...files, 'papers/paper.yaml': JSON.stringify(paper) });
      for (const format of formats) {
        const {
          code,
          out: output,
          err,
        } = await run(root, ['report', 'paper', ...[subjects[name] ?? []].flat(), ...format]);
        expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
        const paths = words.findIn(everythingIn(root, output, format));
        expect(paths.filter((path) => !isPublished(path))).toEqual([]);
        expect(paths.length).toBeGreaterThan(3);
      }
    },
  );

  test('a site: fields classified as public, and nothing internal or marked above it', async () => {
    const { words, files } = markedRegister();
    const root = folder(files);
    const { code, err } = await run(root, ['site', '-o', 'pages', '--as-at', '2021-06-01']);
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
    const pages = readdirSync(join(root, 'pages'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:html|js|json)$/.test(file))
      .map((file) => readFileSync(join(root, 'pages', file), 'utf8'));
    const paths = words.findIn(pages.join('\n'));
    expect(paths.filter((path) => !isPublished(path))).toEqual([]);
    expect(paths.filter((path) => classOf(path) === 'words')).not.toEqual([]);
    expect(paths.length).toBeGreaterThan(3);
  });

  test('a paper for the force includes the fields that the public may not read', async () => {
    const { words, files } = markedRegister();
    const root = folder(files);
    const { out: output } = await run(root, [
      'report',
      'cause-of-concern',
      'docks-2021-coc-1',
      '--internal',
      '--json',
    ]);
    const paths = words.findIn(output);
    for (const path of [
      'action.history.evidence.location',
      'internal.action.history.note.note',
      'marked.action.title',
    ])
      expect(paths).toContain(path);
  });
});

describe('people', () => {
  const register = (lead: string) =>
    registerFiles({
      'actions/docks-2021-coc-1.yaml': actionText({
        id: 'docks-2021-coc-1',
        type: 'cause-of-concern',
        history: [
          '{on: 2021-01-04, event: issued}',
          `{on: 2021-01-11, event: assigned, force_lead: ${lead}, delivery_lead: Head of Docks, board: quay}`,
        ],
      }),
    });
  const page = async (lead: string) =>
    (await run(folder(register(lead)), ['report', 'cause-of-concern', 'docks-2021-coc-1'])).out;
  test('a role that register.yaml lists is public', async () =>
    expect(await page('Harbour Master')).toContain('**Force lead:** Harbour Master'));
  test('a word that is not a listed role is treated as a name, and withheld', async () => {
    const output = await page('Jane Example');
    expect(output).not.toContain('Jane');
    expect(output).toContain('**Delivery lead:** Head of Docks');
  });
});

describe('actions marked above a paper', () => {
  const markedAction = (n: number, marking: string) =>
    Object.fromEntries(
      Array.from({ length: n }, (_, i) => [
        `actions/docks-2021-rec-${i + 2}.yaml`,
        actionText({
          id: `docks-2021-rec-${i + 2}`,
          title: `Hidden ladder ${i}`,
          top: `marking: ${marking}\n`,
        }),
      ]),
    );
  const paper = (extraLines = '') => ({
    'papers/update.yaml': `id: update\ntitle: Update\ntemplate: audit-committee\nas_at: 2022-03-31\nsince: 2020-12-31\n${extraLines}`,
  });
  const page = (files: object, ...argv: readonly string[]) =>
    run(folder(registerFiles({ ...files })), ['report', 'update', ...argv]);

  test('none: the page does not mention a private session', async () =>
    expect((await page(paper())).out).not.toContain('private session'));
  test('one: the page counts it, without its title', async () => {
    const { out: output, err } = await page({ ...paper(), ...markedAction(1, 'SECRET') });
    expect(output).toContain(
      '**This paper excludes one live action reported in private session**, because it is marked above OFFICIAL. It is counted only in the table',
    );
    expect(output).not.toContain('Hidden');
    expect(err).toBe('');
  });
  test('a paper about one inspection states that the number is for the whole register', async () => {
    const about = (files: object) =>
      run(folder(registerFiles({ ...files })), ['report', 'section-55', 'docks-2021']);
    const notice = 'This number is for the full register, not only for the subject of this paper.';
    expect((await about(markedAction(1, 'SECRET'))).out).toContain(notice);
    expect((await about({})).out).not.toContain(notice);
  });
  test('many: totals of the whole register count them, and tie', async () => {
    const { out: output, err } = await page({ ...paper(), ...markedAction(3, 'OFFICIAL-SENSITIVE') });
    expect(output).toContain(
      '**This paper excludes three live actions reported in private session**, because they are marked',
    );
    expect(output).toContain('The register contains four live improvement actions');
    expect(err).toBe('');
    const { out: json } = await page({ ...paper(), ...markedAction(3, 'OFFICIAL-SENSITIVE') }, '--json');
    expect(JSON.parse(json)).toMatchObject({
      withheld: { actions: 3, above: 'OFFICIAL' },
      live: { all: 4 },
      differences: [],
    });
    expect(json).not.toMatch(/docks-2021-rec-[234]/);
  });
  test.each([
    ['OFFICIAL-SENSITIVE', 'OFFICIAL SENSITIVE', 0],
    ['OFFICIAL-SENSITIVE', 'Official-Sensitive: Personal', 0],
    ['OFFICIAL-SENSITIVE', 'SECRET', 1],
    ['SECRET', 'TOP SECRET', 1],
    ['TOP SECRET', 'SECRET', 0],
    ['TOP SECRET', 'FOR HER EYES', 1],
    ['OFFICIAL', 'OFFICIAL-COMMERCIAL', 1],
  ])('a paper marked %s and an action marked %s: %i left out', async (paperMarking, actionMarking, count) => {
    const { out: output } = await page(
      { ...paper(`marking: ${paperMarking}\n`), ...markedAction(1, JSON.stringify(actionMarking)) },
      '--json',
    );
    expect(JSON.parse(output).withheld.actions).toBe(count);
  });
  test('a page about a withheld action is refused, with the option that prints it for the force', async () => {
    const files = registerFiles({
      'actions/docks-2021-coc-1.yaml': actionText({
        id: 'docks-2021-coc-1',
        type: 'cause-of-concern',
        top: 'marking: SECRET\n',
      }),
    });
    const { code, err } = await run(folder(files), ['report', 'cause-of-concern', 'docks-2021-coc-1']);
    expect(code).toBe(2);
    expect(err).toContain('is marked above OFFICIAL');
    const { out: output } = await run(folder(files), [
      'report',
      'cause-of-concern',
      'docks-2021-coc-1',
      '--internal',
    ]);
    expect(output).toContain('**Harbour Police** · SECRET');
  });
  test('a paper for the force has the highest marking of the records it names', async () => {
    const files = registerFiles({
      'register.yaml': settingsText('marking: OFFICIAL\n'),
      ...markedAction(1, 'OFFICIAL-SENSITIVE'),
    });
    const pack = async (board: string) => (await run(folder(files), ['report', 'group-pack', board])).out;
    expect(await pack('quay')).toContain('· OFFICIAL-SENSITIVE');
    const otherFolder = registerFiles({ ...files, 'boards/pier.yaml': 'id: pier\nname: Pier board\n' });
    expect((await run(folder(otherFolder), ['report', 'group-pack', 'pier'])).out).toContain('· OFFICIAL\n');
  });
});

test('only the published table of a pack with its own marking counts the actions marked above it', async () => {
  const files = {
    ...fullRegister(3),
    'papers/pack.yaml':
      'id: pack\ntitle: Pack\ntemplate: board-pack\nas_at: 2022-06-30\npublic: false\nmarking: OFFICIAL\n',
  };
  const hide = (id: string) => {
    const file = `actions/${id}.yaml`;
    return {
      [file]: String(files[file as keyof typeof files]).replace('history:', 'marking: SECRET\nhistory:'),
    };
  };
  const hidden = { ...hide('docks-2022-rec-11'), ...hide('docks-2022-coc-2'), ...hide('docks-2022-afi-11') };
  const { out: output, err } = await run(folder({ ...files, ...hidden }), ['report', 'pack']);
  expect(err).toBe('');
  expect(output).toContain('**This paper excludes three live actions reported in private session**');
  expect(output).toContain(
    'contains 15 live improvement actions from HMICFRS. Of these, three are awaiting assessment',
  );
  expect(output).toContain('Two actions are awaiting assessment.');
  expect(output).toContain('### Owners for two actions');
  // One of its three recommendations is excluded.
  expect(output).toMatch(/^\| docks-2022-coc-1 \|[^|]*\| +0 of 2 \| +2 \|/m);
  expect(output).not.toMatch(/docks-2022-(rec-11|coc-2|afi-11)\b/);
});

test('papers that are never for the public refuse a file without `public: false`', async () => {
  const never = reports.filter(({ internal }) => internal);
  expect(never).not.toEqual([]);
  for (const { name, subject } of never) {
    const files = (extraLines: string) =>
      registerFiles({
        'papers/pack.yaml': `id: pack\ntitle: Pack\ntemplate: ${name}\nas_at: 2022-03-31\n${extraLines}`,
      });
    const about =
      subject && !subject.optional
        ? [name === 'chase' ? 'Harbour Master' : name === 'group-pack' ? 'quay' : '2021-06']
        : [];
    const refusedRun = await run(folder(files('')), ['report', 'pack', ...about]);
    expect({ name, code: refusedRun.code }).toEqual({ name, code: 2 });
    expect(refusedRun.err).toContain('`public: false`');
    expect(await run(folder(files('public: false\n')), ['report', 'pack', ...about])).toMatchObject({
      code: 0,
    });
  }
});
