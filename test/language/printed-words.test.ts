/** Checks that what users read uses plain English: the program's own strings, templates, papers, pages and the prose of the model register. */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { commands } from '../../src/cli/command-list.ts';
import { topicNames } from '../../src/features/help/topics.ts';
import { run } from '../helpers/tool.ts';
import { linesWithWordsOut, wordsOutIn } from './find-words-out.ts';
import { wordsOut, wordsOutOfPages } from './words-out.ts';

const pageWords = [...wordsOut, ...wordsOutOfPages];

const filesIn = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => ending.test(file))
    .sort();

/** The strings of a source file that have more than one word; what a template inserts is `…`. */
function* stringsIn(file: string): Generator<{ readonly line: number; readonly text: string }> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const nodes: ts.Node[] = [source];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if (ts.isImportDeclaration(node)) continue;
    const text = ts.isStringLiteralLike(node)
      ? node.text
      : ts.isTemplateExpression(node)
        ? [node.head, ...node.templateSpans.map(({ literal }) => literal)].map((part) => part.text).join('…')
        : '';
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    if (/\S\s+\S/.test(text)) yield { line, text };
    node.forEachChild((child) => void nodes.push(child));
  }
}

test.each(readdirSync('src'))('the strings of src/%s use plain English', (entry) => {
  const files = filesIn('src', /\.ts$/).filter(
    (file) => file === `src/${entry}` || file.startsWith(`src/${entry}/`),
  );
  const faults = files.flatMap((file) =>
    [...stringsIn(file)].flatMap(({ line, text }) =>
      wordsOutIn(text.toLowerCase(), pageWords).map((fault) => `${file}:${line} ${fault}: ${text}`),
    ),
  );
  expect(faults.join('\n')).toBe('');
});

test('the templates of papers use plain English', () => {
  const faults = filesIn('templates', /\.md$/).flatMap((file) =>
    linesWithWordsOut(file, readFileSync(file, 'utf8').replace(/\{%[^%]*%\}/g, ''), pageWords),
  );
  expect(faults.join('\n')).toBe('');
});

const fold = (text: string) =>
  text
    .replace(/\\(?=[^\w\s])/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Every text of a record with its keys, however deep. */
function* textsIn(
  value: unknown,
  keys: readonly string[] = [],
): Generator<{ readonly keys: readonly string[]; readonly text: string }> {
  if (typeof value === 'string') yield { keys, text: value };
  else if (typeof value === 'object' && value !== null)
    for (const [key, entry] of Object.entries(value)) yield* textsIn(entry, [...keys, key]);
}

const registerTexts = filesIn('register', /^(?!.*schemas).*\.yaml$/).flatMap((file) =>
  [...textsIn(parse(readFileSync(file, 'utf8')))].map((entry) => ({ file, ...entry })),
);

/** Actions are as HMICFRS issued them, and their histories only grow. */
const isHistory = ({ file }: { readonly file: string }) => file.startsWith('register/actions/');

test('the prose of the model register is modern English', () => {
  const archaicWords = wordsOut.filter(({ isArchaic }) => isArchaic);
  const faults = registerTexts
    .filter((entry) => !isHistory(entry))
    .flatMap(({ file, keys, text }) =>
      wordsOutIn(text.toLowerCase(), archaicWords).map(
        (fault) => `${file} ${keys.join('.')} ${fault}: ${text}`,
      ),
    );
  expect(faults.join('\n')).toBe('');
});

/** The texts of the register, the longest first, so that a page without them has only the program's own words. */
const recordedTexts = [...new Set(registerTexts.map(({ text }) => fold(text)))]
  .filter((text) => text.length > 20)
  .sort((a, b) => b.length - a.length);

/** The papers, tables and answers, what other tests record of the output, the topics of help, and the guides. */
const pages = [
  ...filesIn('test/golden', /\.(?:md|txt|html|svg|json|xml|csv)$/),
  ...filesIn('test', /\.snap$/),
  ...filesIn('src/features/help/topics', /\.md$/),
  ...['README.md', 'CHANGELOG.md', 'register/README.md', 'templates/README.md', '.github/SECURITY.md'],
];

/** The words out of a page, without the texts that the register recorded. */
function faultsOfPage(file: string, text: string): string {
  const page = text.split('\n').map(fold).join('\n');
  const ownWords = recordedTexts.reduce((words, recorded) => words.replaceAll(recorded, ''), page);
  return linesWithWordsOut(file, ownWords, pageWords).join('\n');
}

test.each(pages)('%s uses plain English, and a planted word would be found', (file) => {
  const text = readFileSync(file, 'utf8');
  expect(faultsOfPage(file, text)).toBe('');
  expect(faultsOfPage(file, `${text}\n3 differences stand in the table.`)).toContain('"stand"');
});

test('the help of every command and topic uses plain English', async () => {
  const names = commands.map(({ name }) => name).filter((name) => name !== 'overview');
  expect(names.length).toBeGreaterThan(40);
  for (const name of [...names, ...topicNames]) {
    const { out } = await run('.', ['help', ...name.split(' ')]);
    expect(out, name).not.toBe('');
    expect(faultsOfPage(`help ${name}`, out)).toBe('');
  }
});
