/** Checks the folder and pages of the site. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePages } from '../../../src/app/write-pages.ts';
import { actionText, batchText, boardText, registerFiles, settingsText } from '../../helpers/register.ts';
import { folder, run, write } from '../../helpers/tool.ts';

const pagesIn = (dir: string): readonly string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.\w+$/.test(name))
    .sort();

const readPage = (root: string, page: string) => readFileSync(join(root, 'site', page), 'utf8');
const site = (root: string, ...furtherOptions: readonly string[]) =>
  run(root, ['site', '-o', 'site', ...furtherOptions]);

const history = [
  '{on: 2021-01-04, event: issued}',
  '{on: 2021-01-11, event: assigned, force_lead: Harbour Master, delivery_lead: Head of Docks, board: quay}',
];

describe('the folder', () => {
  test('has a page for each action and each figure', async () => {
    const root = folder(registerFiles());
    const { code, out, err } = await site(root);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toMatch(/^Wrote \d+ files to site\. Open site\/index\.html first\.\n$/);
    expect(pagesIn(join(root, 'site'))).toEqual(
      expect.arrayContaining(['actions/docks-2021-rec-1.html', 'afi-site.json', 'index.html', 'search/1.js']),
    );
    const listedPages = JSON.parse(readPage(root, 'afi-site.json')).files;
    expect(pagesIn(join(root, 'site')).filter((name) => name !== 'afi-site.json')).toEqual(listedPages);
  });

  test('is identical when it is made again', async () => {
    const root = folder(registerFiles());
    await site(root);
    const pagesBefore = pagesIn(join(root, 'site')).map((name) => [name, readPage(root, name)]);
    await site(root);
    expect(pagesIn(join(root, 'site')).map((name) => [name, readPage(root, name)])).toEqual(pagesBefore);
  });

  test('loses only the pages of an earlier site that are not made again', async () => {
    const root = folder(
      registerFiles({ 'actions/docks-2021-rec-2.yaml': actionText({ id: 'docks-2021-rec-2' }) }),
    );
    await site(root);
    writeFileSync(join(root, 'site/crest.png'), 'a crest');
    write(root, {
      'actions/docks-2021-rec-2.yaml': actionText({
        id: 'docks-2021-rec-2',
        history: ['{on: 2099-01-04, event: issued}'],
      }),
    });
    const { err } = await site(root);
    expect(err).toMatch(/removed \d+ old files?/);
    expect(existsSync(join(root, 'site/actions/docks-2021-rec-2.html'))).toBe(false);
    expect(readFileSync(join(root, 'site/crest.png'), 'utf8')).toBe('a crest');
  });

  test.each([
    [
      'holds what this tool did not write',
      'letters',
      { 'letter.txt': 'Dear Sir' },
      /is not empty, and does not contain a site/,
    ],
    [
      'carries a list that names what no page is called',
      'site',
      { 'afi-site.json': '{"schema":"afi.site/1","files":["../register/register.yaml"]}' },
      /does not contain a site that afi wrote/,
    ],
    [
      'carries a list that cannot be read',
      'site',
      { 'afi-site.json': '{' },
      /does not contain a site that afi wrote/,
    ],
  ])('is refused where it %s', async (_, dir, files, why) => {
    const root = folder(registerFiles());
    mkdirSync(join(root, dir));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, dir, name), text);
    const { code, err } = await run(root, ['site', '-o', dir]);
    expect(code).toBe(2);
    expect(err).toMatch(why);
    expect(pagesIn(join(root, dir))).toEqual(Object.keys(files));
    expect(existsSync(join(root, 'register/register.yaml'))).toBe(true);
  });

  test('a page that this tool did not write is not overwritten', async () => {
    const root = folder(registerFiles());
    mkdirSync(join(root, 'site'));
    writeFileSync(join(root, 'site/afi-site.json'), '{"schema":"afi.site/1","files":[]}');
    writeFileSync(join(root, 'site/index.html'), 'mine');
    const { code, err } = await site(root);
    expect(code).toBe(2);
    expect(err).toContain('site/index.html was not written by afi');
    expect(readPage(root, 'index.html')).toBe('mine');
  });

  test('is never the register, a folder in it or a folder around it, even through a link', async () => {
    const root = folder(registerFiles());
    symlinkSync(join(root, 'register'), join(root, 'way'));
    for (const dir of [
      'register',
      'register/site',
      'register/actions/site',
      'way',
      'way/site',
      '.',
      join(root, 'register', '..'),
    ]) {
      const { code, err } = await run(root, ['site', '-o', dir]);
      expect({ dir, code }).toEqual({ dir, code: 2 });
      expect(err).toMatch(/register/);
    }
    expect(readdirSync(root).sort()).toEqual(['register', 'way']);
    expect(readdirSync(join(root, 'register'))).not.toContain('index.html');
  });

  test('a folder of the site that is now a link is not followed', async () => {
    const root = folder(registerFiles());
    await site(root);
    const { rmSync } = await import('node:fs');
    rmSync(join(root, 'site/actions'), { recursive: true });
    mkdirSync(join(root, 'elsewhere'));
    symlinkSync(join(root, 'elsewhere'), join(root, 'site/actions'));
    const { code } = await site(root);
    expect(code).toBe(2);
    expect(readdirSync(join(root, 'elsewhere'))).toEqual([]);
  });

  test('of a site that another command writes at the same time is refused, so that no page of either remains', () => {
    const root = folder({});
    const write = (files: Iterable<{ readonly file: string; readonly text: string }>) =>
      writePages(
        { dir: 'site', files, count: 1, first: 'index.html' },
        { cwd: root, places: undefined, step: () => undefined },
      );
    const page = (name: string) => ({ file: `actions/${name}.html`, text: name });
    function* pagesWithAnotherCommand() {
      for (let number = 0; number < 250; number++) yield page(`first-${number}`);
      write([page('second')]);
      yield page('first-removed');
    }
    expect(() => write(pagesWithAnotherCommand())).toThrow('another afi is writing to site');
    write([page('second')]);
    expect(pagesIn(join(root, 'site'))).toEqual(['actions/second.html', 'afi-site.json']);
  });

  test('names a page that no list of the site has', async () => {
    const root = folder(registerFiles());
    await site(root);
    writeFileSync(join(root, 'site/actions/gone.html'), 'a page of long ago');
    expect((await site(root)).err).toContain(
      '1 page is not part of this site, and may be out of date: site/actions/gone.html. Remove what you did not put there.',
    );
  });

  test('an interrupted site is recognised and completed', async () => {
    const root = folder(registerFiles());
    await site(root);
    const list = JSON.parse(readPage(root, 'afi-site.json'));
    writeFileSync(
      join(root, 'site/afi-site.json'),
      JSON.stringify({ ...list, files: [...list.files, 'actions/gone.html'] }),
    );
    writeFileSync(join(root, 'site/actions/gone.html'), 'half');
    expect(await site(root)).toMatchObject({ code: 0 });
    expect(existsSync(join(root, 'site/actions/gone.html'))).toBe(false);
  });
});

/** Every figure of a page that is a link, with its target. */
const figuresOf = (html: string) =>
  [...html.matchAll(/<a href="((?:\.\.\/)?lists\/[^"]+)">\(?([\d,]+)\)?<\/a>/g)].map(
    ([, href = '', count]) => ({
      href: href.replace('../', ''),
      count: Number(count),
    }),
  );

const rowsOf = (html: string) => (html.match(/<tbody>[\s\S]*<\/tbody>/)?.[0].match(/<tr/g) ?? []).length;

test('every figure links to a page of exactly as many actions', async () => {
  const { home } = await import('../../helpers/tool.ts');
  const root = folder({});
  const { code } = await run(home, ['site', '-o', join(root, 'site'), '--as-at', '2021-11-25'], {
    today: '2021-12-16',
  });
  expect(code).toBe(0);
  const figures = ['index', 'movement', 'trend', 'causes-of-concern', 'inspections'].flatMap((page) =>
    figuresOf(readPage(root, `${page}.html`)),
  );
  expect(figures.length).toBeGreaterThan(200);
  for (const { href, count } of figures)
    expect({ href, rows: rowsOf(readPage(root, href)) }).toEqual({ href, rows: count });
  const sections = readPage(root, 'due.html').split('<h2').slice(1);
  const due = [...readPage(root, 'due.html').matchAll(/<a href="due\.html#(\w+)">(\d+)<\/a>/g)];
  expect(due.length).toBeGreaterThan(4);
  for (const [, id, count] of due)
    expect(rowsOf(sections.find((section) => section.startsWith(` id="${id}"`)) ?? '')).toBe(Number(count));
  expect(readPage(root, 'index.html')).toContain(
    '>158</a> <a href="lists/submitted.origin.all.recommendation.html">(51)</a>',
  );
});

test('every link of every page has an existing target', async () => {
  const root = folder(
    registerFiles({
      'batches/2021-06.yaml': batchText('2021-06'),
      'actions/docks-2021-coc-1.yaml': actionText({ id: 'docks-2021-coc-1', type: 'cause-of-concern' }),
      'actions/docks-2021-rec-1.yaml': actionText({
        top: 'cause_of_concern: docks-2021-coc-1\n',
        history: [
          ...history,
          '{on: 2021-05-01, event: completed, approved_by: quay}',
          '{on: 2021-06-01, event: submitted, batch: 2021-06}',
        ],
      }),
    }),
  );
  await site(root);
  for (const page of pagesIn(join(root, 'site')).filter((name) => name.endsWith('.html'))) {
    const links = [...readPage(root, page).matchAll(/(?:href|src|action)="([^"#]+)(?:#[^"]*)?"/g)];
    expect(links, page).not.toEqual([]);
    for (const [, href = ''] of links)
      expect(existsSync(join(root, 'site', page, '..', href)), `${page}: ${href}`).toBe(true);
  }
});

describe('what readers may see', () => {
  const secret = 'kept between us';
  const files = () =>
    registerFiles({
      'register.yaml': settingsText('marking: OFFICIAL\n'),
      'boards/quay.yaml': boardText('quay'),
      'actions/docks-2021-rec-1.yaml': actionText({
        top: `extra: {file: "${secret} 1"}\nportal_refs: ["${secret} 2"]\n`,
        history: [
          ...history,
          `{on: 2021-02-01, event: note, note: "${secret} 3", internal: true}`,
          `{on: 2021-02-02, event: evidence, title: A plan, reference: "${secret} 4", tested_by: "${secret} 5"}`,
          `{on: 2021-02-03, event: progress, rag: green, note: Done, recorded_by: "${secret} 6"}`,
        ],
      }),
      'actions/docks-2021-rec-2.yaml': actionText({
        id: 'docks-2021-rec-2',
        title: `${secret} 7`,
        wording: `${secret} 8`,
        top: 'marking: OFFICIAL-SENSITIVE\n',
        history: ['{on: 2021-01-04, event: issued}'],
      }),
    });
  const allPages = (root: string) =>
    pagesIn(join(root, 'site'))
      .map((name) => readPage(root, name))
      .join('\n');

  test('internal events are omitted, and actions with a higher marking are counted without their text', async () => {
    const root = folder(files());
    expect(await site(root)).toMatchObject({ code: 0 });
    expect(allPages(root)).not.toContain(secret);
    expect(allPages(root)).not.toContain('docks-2021-rec-2');
    expect(readPage(root, 'index.html')).toContain('excludes one live action reported in private session');
    expect(readPage(root, 'index.html')).toContain('>2</a> live improvement actions');
    expect(readPage(root, 'lists/live.html')).toContain('Reported in private session');
    expect(readPage(root, 'due.html')).not.toContain('Without an owner');
    for (const page of [
      'movement.html',
      'trend.html',
      'due.html',
      'causes-of-concern.html',
      'inspections.html',
    ])
      expect(readPage(root, page), page).toContain(
        'This page excludes one live action reported in private session.',
      );
  });

  test('--internal shows everything, with the highest marking', async () => {
    const root = folder(files());
    expect(await site(root, '--internal')).toMatchObject({ code: 0 });
    for (const index of [1, 2, 3, 4, 5, 6, 7, 8])
      expect(allPages(root), String(index)).toContain(`${secret} ${index}`);
    expect(readPage(root, 'index.html')).toContain('<span class="marking">OFFICIAL-SENSITIVE</span>');
    expect(readPage(root, 'style.css')).toContain('content: "OFFICIAL\\2d SENSITIVE"');
  });
});

test('the site of a register without actions states that there are none', async () => {
  const root = folder(registerFiles({ 'actions/docks-2021-rec-1.yaml': undefined }));
  expect(await site(root)).toMatchObject({ code: 0 });
  expect(readPage(root, 'index.html')).toContain('The register contains no live improvement actions');
  expect(readPage(root, 'due.html')).toContain('<a href="due.html#responses">1</a>');
  await site(root, '--as-at', '2021-01-03');
  expect(readPage(root, 'due.html')).toContain('Nothing needs attention as at 3 January 2021.');
});

test('each page states which actions it counts, and a sentence has no empty figure', async () => {
  const root = folder(registerFiles());
  await site(root);
  for (const page of ['movement', 'trend', 'due', 'causes-of-concern'])
    expect(readPage(root, `${page}.html`), page).toContain(
      'This page counts the actions that HMICFRS has addressed to the force.',
    );
  expect(readPage(root, 'index.html')).toMatch(/live improvement action\. Figures are for the actions/);
  expect(readPage(root, 'causes-of-concern.html')).toContain('The register has no causes of concern.');
});

test('a list of events counts its entries and its actions', async () => {
  const root = folder(
    registerFiles({
      'actions/docks-2021-rec-1.yaml': actionText({
        history: [
          ...history,
          ...['closed, route: revisit', 'reopened, note: Not lasting', 'closed, route: revisit'].map(
            (event, index) => `{on: 2021-02-0${index + 1}, event: ${event}}`,
          ),
        ],
      }),
    }),
  );
  await site(root, '--since', '2021-01-31', '--as-at', '2021-03-31');
  expect(readPage(root, 'lists/closed.all.recommendation.html')).toContain(
    '2 entries for 1 action. An action has an entry for each time it happened.',
  );
});

test('the movement starts at the last paper’s day, or at --since', async () => {
  const paper = (day: string) => `id: p-${day}\ntitle: P\ntemplate: audit-committee\nas_at: ${day}\n`;
  const root = folder(
    registerFiles({
      'papers/p-2021-03-31.yaml': paper('2021-03-31'),
      'papers/p-2021-09-30.yaml': paper('2021-09-30'),
    }),
  );
  await site(root);
  expect(readPage(root, 'movement.html')).toContain('After 30 September 2021, up to 30 June 2022');
  await site(root, '--since', '2022-01-31');
  expect(readPage(root, 'movement.html')).toContain('After 31 January 2022');
  expect(await site(root, '--since', '2022-07-31')).toMatchObject({ code: 2 });
});

describe('the progress line', () => {
  const clock = () => {
    let clockTime = 0;
    return () => (clockTime += 400);
  };
  test('appears on a terminal after a second, and is removed at the end', async () => {
    const { err } = await run(folder(registerFiles()), ['site', '-o', 'site'], {
      milliseconds: clock(),
      errWidth: 80,
    });
    expect(err).toMatch(/\r(?:Reading|Writing) \[#*\.*\] +\d+ % {2}\d+ of \d+/);
    expect(err).toMatch(/\r\u001b\[KWrote \d+ files/);
  });
  test('does not appear in a short run, in a log, or with --quiet', async () => {
    for (const [argv, runtime] of [
      [[], { errWidth: 80 }],
      [[], { milliseconds: clock() }],
      [['--quiet'], { milliseconds: clock(), errWidth: 80 }],
    ] as const) {
      const { err } = await run(folder(registerFiles()), ['site', '-o', 'site', ...argv], runtime);
      expect(err).not.toContain('\r');
    }
  });
});
