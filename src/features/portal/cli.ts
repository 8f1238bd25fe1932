/** The monitoring portal, against which the register is held. */
import { Argument, Option } from 'commander';
import type { Part } from '../../cli/command-definition.ts';
import { day, examples } from '../../cli/option-parsers.ts';
import { addChangeFlags, asAt, oneOf, recorded, several } from '../../cli/shared-options.ts';

export const portal: Part = {
  reconcile: (command, { reads }) =>
    command
      .addArgument(
        new Argument('[extract]', 'the day of an extract (default: the newest that is not later)').argParser(
          day,
        ),
      )
      .addOption(asAt())
      .addOption(recorded())
      .addOption(new Option('--against <date>', 'compare it with an earlier extract instead').argParser(day))
      .option('--strict', 'fail where a difference is not explained')
      .addOption(oneOf('--format <format>', ['table', 'markdown', 'csv', 'json']))
      .action(reads(async () => (await import('./run-reconcile.ts')).runReconcile))
      .addHelpText(
        'after',
        examples(
          'afi reconcile',
          'afi reconcile 2021-11-25 --strict',
          'afi reconcile 2022-02-28 --against 2021-11-25',
          'afi reconcile --format csv > differences.csv',
        ),
      ),

  explain: (command, { changes }) =>
    addChangeFlags(
      command
        .argument('<record>', 'a reference of the portal, or an action’s id')
        .option('--reason <text>', 'why')
        .addOption(new Option('--until <date>', 'until when the reason holds').argParser(day)),
    )
      .action(changes(async () => (await import('./run-explain.ts')).runExplain))
      .addHelpText(
        'after',
        examples(
          'afi explain 12495 --reason "One bulleted recommendation there, three actions here." --until 2022-03-31',
          'afi explain peel-2019-rec-21 --reason "Closed at the revisit; the portal follows late."',
        ),
      ),

  match: (command, { changes }) =>
    addChangeFlags(
      command
        .addOption(several('--accept <action=ref>', 'a pair that is right'))
        .option('--accept-identical', 'all pairs that say word for word the same'),
    )
      .action(
        changes(
          async () => (await import('./run-match.ts')).runMatch,
          async () => (await import('./match-questions.ts')).askForMatches,
        ),
      )
      .addHelpText(
        'after',
        examples(
          'afi match',
          'afi match --accept-identical --dry-run',
          'afi match --accept county-lines-2020-rec-2=12123 --dry-run',
        ),
      ),

  portal: (command, { changes }) =>
    addChangeFlags(
      command
        .argument('<file>', 'the extract as HMICFRS gave it')
        .option('--sheet <name>', 'which sheet of a workbook')
        .option('--map', 'ask which column is which, and what words mean; register.yaml keeps the answers')
        .addOption(
          several(
            '--column <name=heading>',
            'the same without asking: ref, type, status, title, wording, inspection',
          ),
        )
        .addOption(several('--type <word=type>', 'what a word for a type means'))
        .addOption(
          several('--status <word=meaning>', 'what a word for a status means: open, submitted, closed'),
        ),
    )
      .action(
        changes(
          async () => (await import('./run-portal-import.ts')).runPortalImport,
          async () => (await import('./mapping-questions.ts')).askForMapping,
        ),
      )
      .addHelpText(
        'after',
        examples(
          'afi portal extract.xlsx --on 2022-02-28',
          'afi portal extract.csv --on 2022-02-28 --map',
          'afi portal extract.csv --on 2022-02-28 --column "ref=Rec no" --status "In review=submitted"',
        ),
      ),
};
