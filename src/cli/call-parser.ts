/** Creates parsers of the command line that collect the faults of a call, so that they can be reported together. */
import { Command } from 'commander';
import { undoCommand } from '../features/edit-actions/undo-command.ts';
import { overviewCommand } from '../features/overview/command.ts';

interface WordFaults {
  unknownOptions: readonly string[];
  /** An option that needs a value, and is the last word of the call. */
  optionWithoutValue: string | undefined;
}

const faultsByParser = new WeakMap<Command, WordFaults>();

const isOption = (word: string | undefined): word is string =>
  word !== undefined && /^-[^-\d]|^--./.test(word);

/** The parser of the program; it creates the parsers of the commands. */
export function createCallParser(name?: string): Command {
  const parser = new Command(name);
  const faults: WordFaults = { unknownOptions: [], optionWithoutValue: undefined };
  faultsByParser.set(parser, faults);
  parser.createCommand = createCallParser;
  const parseOptions = parser.parseOptions.bind(parser);
  parser.parseOptions = (words) => {
    const needsValue = (word: string | undefined) =>
      word !== undefined &&
      parser.options.some(({ required, long, short }) => required && (word === long || word === short));
    const isIncomplete = needsValue(words.at(-1)) && !needsValue(words.at(-2));
    if (parser.parent === null) return parseOptions(words);
    if (isIncomplete) faults.optionWithoutValue = words.at(-1);
    const parts = parseOptions(isIncomplete ? words.slice(0, -1) : words);
    const asksForHelp = parts.unknown.some((word) => word === '-h' || word === '--help');
    if (asksForHelp) return parts;
    faults.unknownOptions = parts.unknown.filter(isOption);
    // The word after an unknown option is taken for its value; other words are arguments.
    const operands = parts.unknown.filter((word, i) => {
      const before = parts.unknown[i - 1];
      return !isOption(word) && (!isOption(before) || before.includes('='));
    });
    return { operands: [...parts.operands, ...operands], unknown: [] };
  };
  return parser;
}

/** The name of the option that needs a value, and is the last word of the call. */
export function findIncompleteOption(parser: Command): string | undefined {
  const word = faultsByParser.get(parser)?.optionWithoutValue;
  return parser.options
    .find(({ long, short }) => word !== undefined && (word === long || word === short))
    ?.attributeName();
}

/**
 * What is wrong with the words of a call, as sentences.
 * @param argumentCount how many arguments the command may have; undefined for any number
 */
export async function findWordFaults(
  parser: Command,
  argumentCount: number | undefined,
): Promise<readonly string[]> {
  const { unknownOptions = [], optionWithoutValue } = faultsByParser.get(parser) ?? {};
  const excessWords = argumentCount === undefined ? [] : parser.args.slice(argumentCount);
  if (unknownOptions.length + excessWords.length === 0 && optionWithoutValue === undefined) return [];
  const { explainUnknownOption } = await import('./suggestions.ts');
  const options = [parser, parser.parent].flatMap((each) => each?.options ?? []);
  const command = { name: parser.name(), options: options.flatMap(({ long }) => long ?? []) };
  return [
    ...unknownOptions.map((option) => explainUnknownOption(option, command)),
    ...(optionWithoutValue === undefined ? [] : [`\`${optionWithoutValue}\` needs a value.`]),
    // Without a command, the name of one is a superfluous word if an option precedes it, which was explained.
    ...(excessWords.length === 0 || parser.name() === overviewCommand.name
      ? []
      : [
          parser.name() === undoCommand.name
            ? `\`${excessWords.join(' ')}\` cannot be chosen: \`afi undo\` takes back the last change, and \`afi undo --steps 3\` the last three. \`afi history --help\` shows how to find a change.`
            : `\`${excessWords.join(' ')}\` is one argument too many. \`afi help ${parser.name()}\` shows what the command needs.`,
        ]),
  ];
}
