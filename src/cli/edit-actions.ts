/** What changes the register, each in one commit. */
import { Option } from 'commander';
import { parseWord } from '../domain/parse-vocabulary.ts';
import { actionTypes, addressees, judgements, priorities } from '../domain/vocabulary.ts';
import { listColumns } from '../features/edit-actions/add-list.ts';
import type { Part } from './command-definition.ts';
import { day, examples } from './option-parsers.ts';
import { addChangeFlags, board, oneOf, several, withNote } from './shared-options.ts';

const typeMeant = (word: string) => parseWord('type', word) ?? word;

export const changing: Part = {
  init: (command, { alone }) =>
    command
      .argument('<dir>', 'the folder to make')
      .option('--name <name>', 'the force’s name')
      .option('--message <text>', 'the first line of the commit')
      .option('--dry-run', 'say what would be made; make nothing')
      .action(alone(async () => (await import('../features/init/plan-new-register.ts')).planNewRegister))
      .addHelpText('after', examples('afi init our-register --name "Harbour Police"', 'afi init .')),

  add: (command, { changes }) =>
    addChangeFlags(
      command
        .option('--from <file>', 'many, from a list in YAML or CSV')
        .addOption(
          oneOf('--type <type>', actionTypes, `${actionTypes.join(', ')}; or coc, rec, afi, act`, typeMeant),
        )
        .option('--inspection <id>', 'the inspection it came from')
        .option('--number <number>', 'the number printed in the report; a letter where one item was split')
        .option('--title <text>', 'one line, as a committee reads it')
        .option('--wording <text>', 'the published text, whole')
        .option('--wording-file <file>', 'the same, from a file; - is standard input')
        .option('--cause-of-concern <id>', 'the cause of concern a recommendation belongs to')
        .addOption(oneOf('--priority <priority>', priorities, 'audit actions only'))
        .option('--deadline <text>', 'the inspectorate’s, in its own words')
        .addOption(new Option('--deadline-by <date>', 'the day it comes to').argParser(day))
        .addOption(several('--addressee <whom>', `to whom it is addressed: ${addressees.join(', ')}`))
        .addOption(several('--portal-ref <ref>', 'a reference on the monitoring portal'))
        .addOption(several('--paf <key>', 'a key of the framework'))
        .addOption(several('--theme <word>', 'what it is about'))
        .option('--carried-from <id>', 'the earlier action that it restates')
        .option('--marking <marking>', 'its protective marking')
        .option('--force-lead <role>', 'the chief officer who answers for it')
        .option('--delivery-lead <role>', 'the head who does it')
        .option(...board)
        .option('--inspection-title <text>', 'a new inspection’s title')
        .option('--origin <id>', 'a new inspection’s row of the summary')
        .addOption(
          new Option('--published <date>', 'when a new inspection’s report was published').argParser(day),
        ),
    )
      .action(
        changes(
          async () => (await import('../features/edit-actions/run-add.ts')).runAdd,
          async () => (await import('../features/edit-actions/add-questions.ts')).askForAction,
        ),
      )
      .addHelpText(
        'after',
        `\nA list for --from has a row (CSV) or an entry (YAML) for each action, under these names:\n  ${listColumns.join(', ')}.\nThe first five are needed, unless a flag gives them for all; in CSV several values of one stand with ; between.`,
      )
      .addHelpText(
        'after',
        examples(
          'afi add --type recommendation --inspection vawg-2021 --number 7 --title "Publish the plan" --wording-file rec7.txt',
          'afi add --from new-actions.csv --dry-run',
          'afi add --type area-for-improvement --inspection peel-2022 --number 1 --title "Answer faster" --wording "The force should …" --inspection-title "PEEL 2021/22" --origin local-peel --published 2023-02-10',
        ),
      ),

  submit: (command, { changes }) =>
    addChangeFlags(
      withNote(
        command
          .argument('<batch>', 'the batch’s id')
          .argument('[ids...]', 'which actions')
          .option('--ready', 'all that are complete')
          .option('--to <whom>', 'to whom it goes')
          .option('--approved-by <who>', 'a board’s id or a role')
          .option('--title <text>', 'as a paper calls it')
          .option('--without-evidence', 'also what has no evidence'),
      ),
    )
      .action(changes(async () => (await import('../features/edit-actions/run-submit.ts')).runSubmit))
      .addHelpText(
        'after',
        examples(
          'afi submit 2022-01 --ready --to "HMICFRS Force Liaison Lead" --approved-by iamb --dry-run',
          'afi submit 2022-01 roads-2020-rec-1 fraud-2019-rec-5 --to "HMICFRS Force Liaison Lead" --approved-by iamb',
        ),
      ),

  outcome: (command, { changes }) =>
    addChangeFlags(
      withNote(
        command
          .argument('[batch]', 'the batch’s id; without it, whichever each was sent with, or none')
          .option('--closed <ids...>', 'the actions it closed')
          .option('--returned <ids...>', 'the actions it returned, to which the note belongs'),
      ),
    )
      .action(changes(async () => (await import('../features/edit-actions/run-outcome.ts')).runOutcome))
      .addHelpText(
        'after',
        examples(
          'afi outcome 2021-09 --closed roads-2020-rec-3 roads-2020-rec-4',
          'afi outcome 2021-09 --closed roads-2020-rec-4 --returned fraud-2019-rec-1 --note "The sample is too small."',
          'afi outcome --returned fraud-2019-rec-5 --note "Show evidence."',
        ),
      ),

  assess: (command, { changes }) =>
    addChangeFlags(
      withNote(
        command
          .argument('<topic>', 'such as 6.2')
          .addOption(oneOf('--judgement <judgement>', judgements).makeOptionMandatory())
          .option('--risk <text>', 'what may go wrong')
          .addOption(several('--evidence <text>', 'what it rests on'))
          .addOption(several('--action <id>', 'an action that bears on it'))
          .option('--framework <id>', 'which version of the framework (default: the newest)')
          .option('--internal', 'keep it out of every paper for the public'),
      ),
    )
      .action(changes(async () => (await import('../features/edit-actions/run-assess.ts')).runAssess))
      .addHelpText(
        'after',
        examples(
          'afi assess 6.5 --judgement partly-met --note "Victims are surveyed, and nobody reads the answers."',
          'afi assess 6.2 --judgement gap --note-file note.txt --risk "A person at risk is missed." --action stalking-2017-rec-2',
        ),
      ),

  correct: (command, { changes }) =>
    addChangeFlags(
      withNote(
        command
          .argument('<id>', 'which action')
          .argument(
            '<field>',
            'title, wording, deadline.by, themes[0] …; with type or inspection the id moves along',
          )
          .argument('<value>', 'what it is to say; "" takes it out'),
      ),
    )
      .action(changes(async () => (await import('../features/edit-actions/run-correct.ts')).runCorrect))
      .addHelpText(
        'after',
        examples(
          'afi correct roads-2020-rec-6 title "Review capacity on the strategic road network" --note "A word was missing."',
          'afi correct roads-2020-rec-6 deadline.by 2021-01-15 --note "The report says January."',
          'afi correct roads-2020-rec-6 type area-for-improvement --note "The report calls it an area for improvement."',
        ),
      ),

  rename: (command, { changes }) =>
    addChangeFlags(command.argument('<id>', 'which action').argument('<to>', 'what it is to be called'))
      .action(changes(async () => (await import('../features/edit-actions/run-rename.ts')).runRename))
      .addHelpText(
        'after',
        examples(
          'afi rename roads-2020-rec-6 roads-2020-rec-6a --dry-run',
          'afi rename roads-2020-rec-6 roads-2020-rec-6a',
        ),
      ),

  record: (command, { changes }) =>
    addChangeFlags(command.option('--correct <why>', 'why the past is put right'))
      .action(changes(async () => (await import('../features/edit-actions/run-record.ts')).runRecord))
      .addHelpText('after', examples('afi record', 'afi record --correct "The date was misread." --dry-run')),

  undo: (command, { changes }) =>
    addChangeFlags(command)
      .action(changes(async () => (await import('../features/edit-actions/run-undo.ts')).runUndo))
      .addHelpText('after', examples('afi undo --dry-run', 'afi undo')),
};
