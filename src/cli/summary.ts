/** What an officer looks up: findings, the table, lists, one action, what moved, what is due. */
import { Option } from 'commander';
import { dimensionNames } from '../domain/dimension-names.ts';
import type { Part } from './command-definition.ts';
import { day, examples } from './option-parsers.ts';
import { addFilters, asAt, oneOf, recorded, several } from './shared-options.ts';

export const looking: Part = {
  check: (command, { reads }) =>
    command
      .addOption(recorded())
      .addOption(oneOf('--format <format>', ['text', 'json', 'github', 'sarif', 'junit']))
      .option('--strict', 'warnings fail it too')
      .addOption(several('--code <code>', 'only findings of this code'))
      .action(reads(async () => (await import('../features/check/run-check.ts')).runCheck))
      .addHelpText(
        'after',
        examples(
          'afi check',
          'afi check --strict --format github',
          'afi check --code legacy-bare',
          'afi check --format junit > check.xml',
          'afi --register ../other/register check',
        ),
      ),

  summary: (command, { reads }) =>
    addFilters(
      command
        .addOption(recorded())
        .addOption(asAt())
        .addOption(oneOf('--rows <by>', dimensionNames).default('origin'))
        .addOption(oneOf('--columns <by>', dimensionNames, 'the same').default('type'))
        .option('--all-types', 'audit actions too')
        .option('--ids', 'name the actions behind each figure')
        .addOption(oneOf('--format <format>', ['table', 'markdown', 'csv', 'json']))
        .action(reads(async () => (await import('../features/summary/run-summary.ts')).runSummary))
        .addHelpText(
          'after',
          examples(
            'afi summary --as-at 2021-11-25',
            'afi summary --rows board --columns rag',
            'afi summary --board custody-dag --ids',
          ),
        ),
    ),

  list: (command, { reads }) =>
    addFilters(
      command
        .addOption(recorded())
        .addOption(asAt())
        .option('--all', 'closed ones too')
        .addOption(oneOf('--format <format>', ['table', 'markdown', 'csv', 'json']))
        .action(reads(async () => (await import('../features/actions/run-list.ts')).runList))
        .addHelpText(
          'after',
          examples(
            'afi list --unassigned',
            'afi list --board custody-dag --rag red --rag amber',
            'afi list --text stalking --all',
          ),
        ),
    ),

  show: (command, { reads }) =>
    command
      .argument('<id>', 'which action')
      .addOption(recorded())
      .addOption(asAt())
      .action(reads(async () => (await import('../features/actions/run-show.ts')).runShow))
      .addHelpText(
        'after',
        examples('afi show custody-2021-rec-2', 'afi show custody-2021-rec-2 --as-at 2021-10-31'),
      ),

  changes: (command, { reads }) =>
    addFilters(
      command
        .addOption(recorded())
        .addOption(new Option('--since <date>', 'the end of this day opens the period').argParser(day))
        .addOption(
          new Option('--until <date>', 'the end of this day closes it (default: today)').argParser(day),
        )
        .option('--between <revs...>', 'two commits or days: what was recorded in between')
        .option('--all-types', 'audit actions too')
        .option('--ids', 'name the actions behind each figure')
        .addOption(oneOf('--format <format>', ['table', 'markdown', 'json']))
        .action(reads(async () => (await import('../features/changes/run-changes.ts')).runChanges))
        .addHelpText(
          'after',
          examples(
            'afi changes --since 2020-12-31 --until 2021-11-25',
            'afi changes --since 2021-09-30 --origin custody --ids',
            'afi changes --between 2021-10-31 HEAD',
          ),
        ),
    ),

  due: (command, { reads }) =>
    addFilters(
      command
        .addOption(recorded())
        .addOption(asAt())
        .action(reads(async () => (await import('../features/due/run-due.ts')).runDue))
        .addHelpText(
          'after',
          examples('afi due', 'afi due --board custody-dag', 'afi due --as-at 2021-11-25'),
        ),
    ),

  programme: (command, { reads }) =>
    command
      .addOption(recorded())
      .addOption(oneOf('--format <format>', ['table', 'markdown', 'json', 'ics']))
      .action(reads(async () => (await import('../features/programme/run-programme.ts')).runProgramme))
      .addHelpText(
        'after',
        examples(
          'afi programme',
          'afi programme --format markdown',
          'afi programme --format ics > programme.ics',
        ),
      ),

  paf: (command, { reads }) =>
    command
      .argument('[question]', 'one question, by topic')
      .addOption(recorded())
      .option('--framework <id>', 'which version of the framework (default: the newest)')
      .addOption(asAt())
      .action(
        reads(
          async () => (await import('../features/self-assessment/run-self-assessment.ts')).runSelfAssessment,
        ),
      )
      .addHelpText('after', examples('afi paf', 'afi paf 6', 'afi paf --as-at 2021-10-31')),
};
