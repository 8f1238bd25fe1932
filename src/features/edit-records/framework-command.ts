/** Defines the commands of frameworks: `framework import` and `framework list`. */
import { defineChange, defineQuery } from '../../app/define-command.ts';
import {
  choiceOption,
  dateOption,
  fileArgument,
  repeatableOption,
  setValueKind,
  textOption,
  type ValuesOf,
} from '../../app/options.ts';
import { changeOptions, encodingOption } from '../../app/shared-options.ts';
import { frameworkSources } from '../../domain/vocabulary.ts';

const importArguments = {
  file: fileArgument('The framework as published: .docx, .html, .csv, .xlsx or .yaml'),
};
const importOptions = {
  id: textOption('id', 'Its id (default: from its title, such as peel-2025-27)'),
  title: textOption('text', 'Its title (default: from the file)'),
  from: dateOption('First day in force'),
  until: dateOption('Last day in force (default: the day before the next version begins)'),
  replaces: setValueKind('framework', textOption('id', 'Version that it replaces')),
  source: choiceOption('source', frameworkSources, {
    help: 'Source of its wording: summary, if it is the force’s own',
  }),
  ungraded: repeatableOption(textOption('number', 'Question that is not graded')),
  sheet: textOption('name', 'Sheet of a workbook (default: the first)'),
  ...encodingOption,
  ...changeOptions,
};

/** The values of a call of `framework import`. */
export type FrameworkImportOptions = ValuesOf<typeof importArguments & typeof importOptions>;

/** The command `framework import`. */
export const frameworkImportCommand = defineChange({
  name: 'framework import',
  heading: 'Records',
  summary: 'Add a version of the PEEL Assessment Framework from a file',
  arguments: importArguments,
  options: importOptions,
  examples: [
    'afi framework import peel-assessment-framework-2025-27.html --from 2025-04-11 --dry-run',
    'afi framework import framework.docx --id peel-2025-27 --from 2025-04-11 --ungraded 9 --ungraded 10',
  ],
  load: async () => (await import('./run-framework-import.ts')).runFrameworkImport,
});

/** The command `framework list`. */
export const frameworkListCommand = defineQuery({
  name: 'framework list',
  heading: 'Records',
  summary: 'List the versions of the PEEL Assessment Framework',
  examples: ['afi framework list', 'afi framework list --json'],
  load: async () => (await import('./run-framework-list.ts')).runFrameworkList,
});
