/** Checks the examples in help: each is a call that the parser accepts, and each reading command answers its first example. */
import { expect, test } from 'vitest';
import { commands } from '../../src/cli/command-list.ts';
import { resolveCall } from '../../src/cli/command-names.ts';
import { captureParserOutput } from '../../src/cli/parser-output.ts';
import { createProgram } from '../../src/cli/program.ts';
import { modelInGit, run } from '../helpers/tool.ts';

/** The words of an example after `afi`, as a shell divides them, up to a redirection. */
const wordsOf = (example: string): readonly string[] =>
  [...(example.split(/ [|>] /)[0] ?? '').matchAll(/"([^"]*)"|(\S+)/g)]
    .map(([, quotedWord, word]) => quotedWord ?? word ?? '')
    .slice(1);

const examples = commands.flatMap(({ name, examples: calls }) => calls.map((call) => [name, call] as const));

test.each(commands.map(({ name, examples: calls }) => [name, calls] as const))(
  '%s has at least two examples, each a call of afi',
  (_, calls) => {
    expect(calls.length).toBeGreaterThanOrEqual(2);
    for (const call of calls) expect(call).toMatch(/^afi /);
  },
);

// Git replaces its `%L` by a number.
test.each(examples.filter(([, example]) => !example.includes('%L')))(
  '%s: %s is accepted',
  async (name, example) => {
    const calledNames: string[] = [];
    const program = createProgram(async (definition) => void calledNames.push(definition.name));
    const output = captureParserOutput(program, {
      screen: { width: undefined, colour: false },
      writeOutput: async () => {},
      writeError: async () => {},
    });
    const call = resolveCall(wordsOf(example));
    await program.parseAsync('words' in call ? call.words : [], { from: 'user' });
    expect({ calledNames, output }).toEqual({ calledNames: [name], output: [] });
  },
);

/** Commands that write many pages, which have tests of their own. */
const slowCommands: readonly string[] = ['report', 'site'];

test('each reading command answers its first example on the model register', async () => {
  const root = modelInGit();
  for (const { name, kind, examples: calls } of commands) {
    if (kind !== 'query' || slowCommands.includes(name)) continue;
    const { code, err } = await run(root, [...wordsOf(calls[0] ?? '')]);
    expect({ name, refusal: code === 2 ? err : '' }).toEqual({ name, refusal: '' });
  }
});
