/** Defines `help` and `schema`: help on a topic, and the JSON Schemas of records and answers. */
import { defineStandalone } from '../../app/define-command.ts';
import { flag, optionalArgument, type ValuesOf, variadicArgument } from '../../app/options.ts';

const schemaArguments = {
  name: optionalArgument('Kind of record or, with --answers, name of the answer (default: all)'),
};
const schemaOptions = {
  answers: flag('Schemas of the JSON answers instead of the records'),
};

/** The values of a call of `schema`. */
export type SchemaOptions = ValuesOf<typeof schemaArguments & typeof schemaOptions>;

/** The command `schema`. */
export const schemaCommand = defineStandalone({
  name: 'schema',
  heading: 'Set up',
  summary: 'Print the JSON Schemas of records, for editors, or of answers',
  arguments: schemaArguments,
  options: schemaOptions,
  examples: ['afi schema action', 'afi schema --answers summary', 'afi schema --answers > answers.json'],
  load: async () => (await import('./run-schema.ts')).runSchema,
});

const helpArguments = { topic: variadicArgument('Command, group of commands, or topic') };

/** The values of a call of `help`. */
export type HelpOptions = ValuesOf<typeof helpArguments>;

/** The command `help`. */
export const helpCommand = defineStandalone({
  name: 'help',
  heading: 'Set up',
  summary: 'Show help for a command or a topic',
  arguments: helpArguments,
  examples: ['afi help summary', 'afi help findings', 'afi help personal-data'],
  load: async () => (await import('./run-help.ts')).runHelp,
});
