/** Checks that comments, names and the makers' READMEs use standard terms and plain English. */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { wordsOutIn } from './find-words-out.ts';
import { isBareWord, namesOut } from './words-out.ts';

const sourceFiles = ['src', 'test', 'bin'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.[jt]s$/.test(file) && !file.startsWith('test/language/'))
    .sort(),
);

const parsed = sourceFiles.map((file) => {
  const text = readFileSync(file, 'utf8');
  return { file, text, source: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) };
});

const lineOf = (source: ts.SourceFile, position: number) =>
  source.getLineAndCharacterOfPosition(position).line + 1;

/** Each comment once, found before the first token that follows it. */
function commentsIn(source: ts.SourceFile): ReadonlyMap<number, string> {
  const comments = new Map<number, string>();
  const visit = (node: ts.Node): void => {
    const ranges = [
      ...(ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(source.text, node.getEnd()) ?? []),
    ];
    for (const { pos, end } of ranges) comments.set(pos, source.text.slice(pos, end));
    node.getChildren(source).forEach(visit);
  };
  visit(source);
  return comments;
}

test('comments use plain English', () => {
  const faults = parsed.flatMap(({ file, source }) =>
    [...commentsIn(source)].flatMap(([position, comment]) =>
      wordsOutIn(comment).map((fault) => `${file}:${lineOf(source, position)} ${fault}`),
    ),
  );
  expect(faults.join('\n')).toBe('');
});

test('the first line of a file describes it', () => {
  const faults = parsed.filter(({ text }) => !/^(?:#!.*\n)?\/\*\*/.test(text)).map(({ file }) => file);
  expect(faults.join('\n')).toBe('');
});

test('titles of tests use plain English', () => {
  const faults = parsed
    .filter(({ file }) => file.startsWith('test/'))
    .flatMap(({ file, source }) => {
      const titles: string[] = [];
      const visit = (node: ts.Node): void => {
        if (
          ts.isCallExpression(node) &&
          /^(?:test|describe)(?:\.|\b)/.test(node.expression.getText(source)) &&
          node.arguments[0] !== undefined &&
          ts.isStringLiteralLike(node.arguments[0])
        )
          titles.push(
            ...wordsOutIn(node.arguments[0].text).map(
              (fault) => `${file}:${lineOf(source, node.getStart())} ${fault}`,
            ),
          );
        ts.forEachChild(node, visit);
      };
      visit(source);
      return titles;
    });
  expect(faults.join('\n')).toBe('');
});

test('the makers’ READMEs use plain English', () => {
  const faults = ['src/README.md', 'test/README.md'].flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) => wordsOutIn(line).map((fault) => `${file}:${index + 1} ${fault}`)),
  );
  expect(faults.join('\n')).toBe('');
});

test('names are nouns, verbs with an object, or predicates', () => {
  const faults = parsed.flatMap(({ file, source }) => {
    const names: string[] = [];
    const visit = (node: ts.Node): void => {
      const named =
        ts.isVariableDeclaration(node) ||
        ts.isFunctionDeclaration(node) ||
        ts.isParameter(node) ||
        ts.isTypeAliasDeclaration(node) ||
        ts.isInterfaceDeclaration(node) ||
        (ts.isBindingElement(node) && node.propertyName !== undefined);
      if (
        named &&
        node.name !== undefined &&
        ts.isIdentifier(node.name) &&
        (namesOut.has(node.name.text) || isBareWord(node.name.text))
      )
        names.push(`${file}:${lineOf(source, node.getStart())} ${node.name.text}`);
      ts.forEachChild(node, visit);
    };
    visit(source);
    return names;
  });
  expect(faults.join('\n')).toBe('');
});
