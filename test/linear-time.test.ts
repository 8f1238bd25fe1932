/** Checks that no regular expression of the program takes more than linear time, whatever text it meets. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { attacksOn, countSteps, parseRegex } from './helpers/regex-steps.ts';
import { home } from './helpers/tool.ts';

/** Expressions that may take longer, with the reason why the text that they meet is short. */
const shortTexts: Readonly<Record<string, string>> = {
  '/\\B(?=(\\d{3})+$)/g': 'a number has at most 17 digits',
};

/** Files that make an expression inside a function, with an example of each that is not made while the modules are loaded. */
const madeInFunctions: Readonly<Record<string, readonly RegExp[]>> = {
  'domain/dates/frequency.ts': [],
  'domain/records/field-types.ts': [],
  'features/edit-actions/run-redact.ts': [/Jane\s+Example\s+rang/g],
  'storage/record-names.ts': [/^custody-[a-z0-9-]*(?=\.(?:yaml|csv)$)/gm],
  'storage/yaml-edit/text-positions.ts': [/^ {0,4}$/, /^ {4}#/],
};

const sources = readdirSync(join(home, 'src'), { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .sort()
  .map((file) => {
    const text = readFileSync(join(home, 'src', file), 'utf8');
    return { file, tree: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) };
  });

const isInFunction = (node: ts.Node): boolean =>
  ts.findAncestor(node, (parent) => ts.isFunctionLike(parent)) !== undefined;

/** Every literal expression in a file, and whether it makes others: at the top level, or inside a function. */
function expressionsIn(tree: ts.SourceFile) {
  const literals: RegExp[] = [];
  const constructions = { atTop: 0, inFunctions: 0 };
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      literals.push(new RegExp(node.text.slice(1, end), node.text.slice(end + 1)));
    }
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp')
      constructions[isInFunction(node) ? 'inFunctions' : 'atTop'] += 1;
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { literals, constructions };
}
const expressionsByFile = sources.map(({ file, tree }) => ({ file, ...expressionsIn(tree) }));

// Loaded before, so that its own expressions are not tried: `domain/dates/read-date.ts` passes it at most 60 characters of known words.
await import('chrono-node/en');

/** The expressions that modules make while they are loaded. */
const madeAtTop: RegExp[] = [];
const NativeRegExp = RegExp;
globalThis.RegExp = new Proxy(NativeRegExp, {
  construct(target, args, newTarget) {
    const expression: RegExp = Reflect.construct(target, args, newTarget);
    madeAtTop.push(expression);
    return expression;
  },
});
afterAll(() => {
  globalThis.RegExp = NativeRegExp;
});
// Other tests may have loaded the modules already.
vi.resetModules();
for (const { file, constructions } of expressionsByFile)
  if (constructions.atTop + constructions.inFunctions > 0) await import(join(home, 'src', file));
await import(join(home, 'src/domain/records/action.ts'));
globalThis.RegExp = NativeRegExp;

/** A short text of this length already shows whether the steps grow with the square. */
const length = 256;
const manyStepsEach = 30;
const limit = length * 1000;

/** The first text that makes the steps grow faster than the text; undefined if there is none. */
function findSlowText(expression: RegExp): string | undefined {
  const node = parseRegex(expression);
  return attacksOn(node).find((attack) => {
    const steps = countSteps(node, expression.flags, attack(length), limit);
    if (steps < manyStepsEach * length) return false;
    const stepsOfDouble = countSteps(node, expression.flags, attack(2 * length), 8 * limit);
    return stepsOfDouble > 2.5 * steps;
  })?.(12);
}

const everyExpression = new Map(
  [
    ...expressionsByFile.flatMap(({ literals }) => literals),
    ...madeAtTop,
    ...Object.values(madeInFunctions).flat(),
  ].map((expression) => [String(expression), expression]),
);

test('every expression is known, also those that are made while the program runs', () => {
  expect(everyExpression.size).toBeGreaterThan(250);
  expect(madeAtTop.length).toBeGreaterThan(5);
  expect(
    expressionsByFile.filter(({ constructions }) => constructions.inFunctions > 0).map(({ file }) => file),
    'list an example in madeInFunctions',
  ).toEqual(Object.keys(madeInFunctions));
  for (const source of Object.keys(shortTexts)) expect([...everyExpression.keys()]).toContain(source);
});

test('the steps of each expression grow no faster than the text', () => {
  const slow = [...everyExpression].flatMap(([source, expression]) => {
    const text = source in shortTexts ? undefined : findSlowText(expression);
    return text === undefined ? [] : [{ source, text }];
  });
  expect(slow).toEqual([]);
});

describe('the count of steps', () => {
  test.each([
    [/[ \t]+$/gm],
    [/(?<=.)\/+$/],
    [/\s*-\s*/g],
    [/\{\{[^}]*\}\}/g],
    [/^(a+)+$/],
    [/<w:style [^>]*>[\s\S]*?<\/w:style>/g],
    [/(\d+)\.(\d+)/],
    [/[^-]*$/],
  ])('%s is slow', (expression) => expect(findSlowText(expression)).toBeDefined());

  test.each([
    [/\s+/g],
    [/^\s*(#.*\S)/],
    [/(?<=-)[^-]*$/],
    [/^"(?:[^"\\]|\\.)*"/],
    [/^[ \t]*(|,[ \t]*)$/],
    [/a{1,64}b/],
  ])('%s is not', (expression) => expect(findSlowText(expression)).toBeUndefined());
});
