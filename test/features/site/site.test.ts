import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { actionText, batchText, boardText, registerFiles, settingsText } from '../../helpers/register.ts';
import { folder, run, write } from '../../helpers/tool.ts';

const pagesIn = (dir: string): readonly string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.\w+$/.test(name))
    .sort();

const made = (at: string, page: string) => readFileSync(join(at, 'site', page), 'utf8');
const site = (at: string, ...more: readonly string[]) => run(at, ['site', '-o', 'site', ...more]);

const history = [
  '{on: 2021-01-04, event: issued}',
  '{on: 2021-01-11, event: assigned, force_lead: Harbour Master, delivery_lead: Head of Docks, board: quay}',
];

describe('the folder', () => {
  test('is made, and holds a page for each action and each figure', async () => {
    const at = folder(registerFiles());
    const { code, out, err } = await site(at);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toMatch(/^Wrote \d+ files to site\. Begin with site\/index\.html\.\n$/);
    expect(pagesIn(join(at, 'site'))).toEqual(
      expect.arrayContaining(['actions/docks-2021-rec-1.html', 'afi-site.json', 'index.html', 'search/1.js']),
    );
    const listed = JSON.parse(made(at, 'afi-site.json')).files;
    expect(pagesIn(join(at, 'site')).filter((name) => name !== 'afi-site.json')).toEqual(listed);
  });

  test('is the same, byte for byte, when it is made again', async () => {
    const at = folder(registerFiles());
    await site(at);
    const before = pagesIn(join(at, 'site')).map((name) => [name, made(at, name)]);
    await site(at);
    expect(pagesIn(join(at, 'site')).map((name) => [name, made(at, name)])).toEqual(before);
  });

  test('loses the pages of its own that are no more, and nothing else', async () => {
    const at = folder(
      registerFiles({ 'actions/docks-2021-rec-2.yaml': actionText({ id: 'docks-2021-rec-2' }) }),
    );
    await site(at);
    writeFileSync(join(at, 'site/crest.png'), 'a crest');
    write(at, {
      'actions/docks-2021-rec-2.yaml': actionText({
        id: 'docks-2021-rec-2',
        history: ['{on: 2099-01-04, event: issued}'],
      }),
    });
    const { err } = await site(at);
    expect(err).toMatch(/removed \d+ that (?:is|are) no more/);
    expect(existsSync(join(at, 'site/actions/docks-2021-rec-2.html'))).toBe(false);
    expect(readFileSync(join(at, 'site/crest.png'), 'utf8')).toBe('a crest');
  });

  test.each([
    [
      'holds what this tool did not write',
      'letters',
      { 'letter.txt': 'Dear Sir' },
      /is not empty, and holds no site/,
    ],
    [
      'carries a list that names what no page is called',
      'site',
      { 'afi-site.json': '{"schema":"afi.site/1","files":["../register/register.yaml"]}' },
      /holds no site of this tool/,
    ],
    ['carries a list that cannot be read', 'site', { 'afi-site.json': '{' }, /holds no site of this tool/],
  ])('is refused where it %s', async (_, dir, files, why) => {
    const at = folder(registerFiles());
    mkdirSync(join(at, dir));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(at, dir, name), text);
    const { code, err } = await run(at, ['site', '-o', dir]);
    expect(code).toBe(2);
    expect(err).toMatch(why);
    expect(pagesIn(join(at, dir))).toEqual(Object.keys(files));
    expect(existsSync(join(at, 'register/register.yaml'))).toBe(true);
  });

  test('a page that somebody else put there is not written over', async () => {
    const at = folder(registerFiles());
    mkdirSync(join(at, 'site'));
    writeFileSync(join(at, 'site/afi-site.json'), '{"schema":"afi.site/1","files":[]}');
    writeFileSync(join(at, 'site/index.html'), 'mine');
    const { code, err } = await site(at);
    expect(code).toBe(2);
    expect(err).toContain('site/index.html was not written by this tool');
    expect(made(at, 'index.html')).toBe('mine');
  });

  test('is never the register, nor in it, nor around it, by whatever way it is named', async () => {
    const at = folder(registerFiles());
    symlinkSync(join(at, 'register'), join(at, 'way'));
    for (const dir of [
      'register',
      'register/site',
      'register/actions/site',
      'way',
      'way/site',
      '.',
      join(at, 'register', '..'),
    ]) {
      const { code, err } = await run(at, ['site', '-o', dir]);
      expect({ dir, code }).toEqual({ dir, code: 2 });
      expect(err).toMatch(/register/);
    }
    expect(readdirSync(at).sort()).toEqual(['register', 'way']);
    expect(readdirSync(join(at, 'register'))).not.toContain('index.html');
  });

  test('a folder of it that has become a link is not followed', async () => {
    const at = folder(registerFiles());
    await site(at);
    const { rmSync } = await import('node:fs');
    rmSync(join(at, 'site/actions'), { recursive: true });
    mkdirSync(join(at, 'elsewhere'));
    symlinkSync(join(at, 'elsewhere'), join(at, 'site/actions'));
    const { code } = await site(at);
    expect(code).toBe(2);
    expect(readdirSync(join(at, 'elsewhere'))).toEqual([]);
  });

  test('one that was interrupted half-way is known as ours, and put right', async () => {
    const at = folder(registerFiles());
    await site(at);
    const list = JSON.parse(made(at, 'afi-site.json'));
    writeFileSync(
      join(at, 'site/afi-site.json'),
      JSON.stringify({ ...list, files: [...list.files, 'actions/gone.html'] }),
    );
    writeFileSync(join(at, 'site/actions/gone.html'), 'half');
    expect(await site(at)).toMatchObject({ code: 0 });
    expect(existsSync(join(at, 'site/actions/gone.html'))).toBe(false);
  });
});

/** Every figure of a page that is a link, with where it leads. */
const figuresOf = (html: string) =>
  [...html.matchAll(/<a href="((?:\.\.\/)?lists\/[^"]+)">\(?([\d,]+)\)?<\/a>/g)].map(
    ([, href = '', count]) => ({
      href: href.replace('../', ''),
      count: Number(count),
    }),
  );

const rowsOf = (html: string) => (html.match(/<tbody>[\s\S]*<\/tbody>/)?.[0].match(/<tr/g) ?? []).length;

test('every figure leads to a page of exactly as many actions', async () => {
  const { home } = await import('../../helpers/tool.ts');
  const at = folder({});
  const { code } = await run(home, ['site', '-o', join(at, 'site'), '--as-at', '2021-11-25'], {
    today: '2021-12-16',
  });
  expect(code).toBe(0);
  const seen = ['index', 'movement', 'trend', 'causes-of-concern', 'inspections'].flatMap((page) =>
    figuresOf(made(at, `${page}.html`)),
  );
  expect(seen.length).toBeGreaterThan(200);
  for (const { href, count } of seen)
    expect({ href, rows: rowsOf(made(at, href)) }).toEqual({ href, rows: count });
  const sections = made(at, 'due.html').split('<h2').slice(1);
  const due = [...made(at, 'due.html').matchAll(/<a href="due\.html#(\w+)">(\d+)<\/a>/g)];
  expect(due.length).toBeGreaterThan(4);
  for (const [, id, count] of due)
    expect(rowsOf(sections.find((one) => one.startsWith(` id="${id}"`)) ?? '')).toBe(Number(count));
  expect(made(at, 'index.html')).toContain(
    '>158</a> <a href="lists/submitted.origin.all.recommendation.html">(51)</a>',
  );
});

test('every link of every page leads to a page that is there', async () => {
  const at = folder(
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
  await site(at);
  for (const page of pagesIn(join(at, 'site')).filter((name) => name.endsWith('.html'))) {
    const links = [...made(at, page).matchAll(/(?:href|src|action)="([^"#]+)(?:#[^"]*)?"/g)];
    expect(links, page).not.toEqual([]);
    for (const [, href = ''] of links)
      expect(existsSync(join(at, 'site', page, '..', href)), `${page}: ${href}`).toBe(true);
  }
});

describe('what its readers may know', () => {
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
  const whole = (at: string) =>
    pagesIn(join(at, 'site'))
      .map((name) => made(at, name))
      .join('\n');

  test('what is internal is left out, and what is marked higher is counted, without its words', async () => {
    const at = folder(files());
    expect(await site(at)).toMatchObject({ code: 0 });
    expect(whole(at)).not.toContain(secret);
    expect(whole(at)).not.toContain('docks-2021-rec-2');
    expect(made(at, 'index.html')).toContain('1 live action is reported in private session');
    expect(made(at, 'index.html')).toContain('>2</a> live improvement actions');
    expect(made(at, 'lists/live.html')).toContain('Reported in private session');
    expect(made(at, 'due.html')).not.toContain('Without an owner');
  });

  test('--internal shows all of it, and bears the highest marking', async () => {
    const at = folder(files());
    expect(await site(at, '--internal')).toMatchObject({ code: 0 });
    for (const nth of [1, 2, 3, 4, 5, 6, 7, 8]) expect(whole(at), String(nth)).toContain(`${secret} ${nth}`);
    expect(made(at, 'index.html')).toContain('<span class="marking">OFFICIAL-SENSITIVE</span>');
    expect(made(at, 'style.css')).toContain('content: "OFFICIAL\\2d SENSITIVE"');
  });
});

test('a register without actions makes a site that says so', async () => {
  const at = folder(registerFiles({ 'actions/docks-2021-rec-1.yaml': undefined }));
  expect(await site(at)).toMatchObject({ code: 0 });
  expect(made(at, 'index.html')).toContain('The register holds no live improvement actions');
  expect(made(at, 'due.html')).toContain('<a href="due.html#responses">1</a>');
  await site(at, '--as-at', '2021-01-03');
  expect(made(at, 'due.html')).toContain('As at 3 January 2021 nothing needs anybody.');
});

test('the movement begins at the last paper’s day, or where --since says', async () => {
  const paper = (day: string) => `id: p-${day}\ntitle: P\ntemplate: audit-committee\nas_at: ${day}\n`;
  const at = folder(
    registerFiles({
      'papers/p-2021-03-31.yaml': paper('2021-03-31'),
      'papers/p-2021-09-30.yaml': paper('2021-09-30'),
    }),
  );
  await site(at);
  expect(made(at, 'movement.html')).toContain('After 30 September 2021, up to 30 June 2022');
  await site(at, '--since', '2022-01-31');
  expect(made(at, 'movement.html')).toContain('After 31 January 2022');
  expect(await site(at, '--since', '2022-07-31')).toMatchObject({ code: 2 });
});

describe('a person who waits', () => {
  const clock = () => {
    let now = 0;
    return () => (now += 400);
  };
  test('sees how far it is, on a terminal, after a second; and the line is gone at the end', async () => {
    const { err } = await run(folder(registerFiles()), ['site', '-o', 'site'], {
      milliseconds: clock(),
      errWidth: 80,
    });
    expect(err).toMatch(/\r(?:Reading|Writing) \[#*\.*\] +\d+ % {2}\d+ of \d+/);
    expect(err).toMatch(/\r\u001b\[KWrote \d+ files/);
  });
  test('sees nothing where it is quick, where it is a log, or where it is to be quiet', async () => {
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
