/** Defines `help` and `schema`: help on a topic, and the JSON Schemas of records and answers. */
import { defineStandalone } from '../../app/define-command.ts';
import { flag, optionalArgument, type ValuesOf, variadicArgument } from '../../app/options.ts';

const schemaArguments = {
  name: optionalArgument('of which record or, with --answers, of which answer (default: all)'),
};
const schemaOptions = {
  answers: flag('of what commands answer with --json, by the name that `schema` gives there'),
};

/** The values of a call of `schema`. */
export type SchemaOptions = ValuesOf<typeof schemaArguments & typeof schemaOptions>;

/** The command `schema`. */
export const schemaCommand = defineStandalone({
  name: 'schema',
  heading: 'Set up',
  summary: 'JSON Schemas of the records, for editors, and of answers',
  arguments: schemaArguments,
  options: schemaOptions,
  examples: ['afi schema action', 'afi schema --answers summary', 'afi schema --answers > answers.json'],
  load: async () => (await import('./run-schema.ts')).runSchema,
});

const helpArguments = { topic: variadicArgument('a command, a group of commands, or a topic') };

/** The values of a call of `help`. */
export type HelpOptions = ValuesOf<typeof helpArguments>;

/** The command `help`. */
export const helpCommand = defineStandalone({
  name: 'help',
  heading: 'Set up',
  summary: 'help for a command, or a topic: findings, personal-data',
  arguments: helpArguments,
  examples: ['afi help summary', 'afi help findings', 'afi help personal-data'],
  load: async () => (await import('./run-help.ts')).runHelp,
});
