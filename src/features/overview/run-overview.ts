/** Runs `afi` without a command: prints what needs attention now, on one screen, from the answers of `due` and `check`. */
import type { Command, CommandContext } from '../../app/command.ts';
import { formatAnswer, renderResponse } from '../../app/response.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import {
  type Block,
  createTable,
  type Document,
  flexibleColumn,
  paragraph,
  rightAlignedColumn,
} from '../../output/document.ts';
import { pluralise } from '../../output/safe-text.ts';
import { backupNotice } from '../due/backup-notice.ts';
import { dueOn } from '../due/due.ts';
import { dueSections } from '../due/due-sections.ts';
import type { Overview, overviewResponse } from './schema.ts';

/** The outcome of `afi` without a command. */
export const runOverview: Command<{ readonly json: boolean }> = async (context, { json: asJson }) => {
  const overview = overviewOf(context);
  const backupState = await context.readBackupState();
  return formatAnswer(
    context,
    asJson ? 'json' : 'table',
    {
      json: () => renderResponse<typeof overviewResponse>('overview', overview),
      page: () => overviewDocument(overview, context),
    },
    backupState ? backupNotice(backupState) : [],
  );
};

function overviewOf({ register, files, findings }: CommandContext): Overview {
  const sections = dueSections(dueOn(register, files, register.today, {}), (date) => date);
  const count = (severity: 'error' | 'warning') =>
    findings.filter((finding) => finding.severity === severity).length;
  return {
    as_at: register.today,
    force: register.settings?.force.name ?? null,
    attention: sections.map(({ id, heading, rows, next }) => ({
      id,
      heading,
      count: rows.length,
      ids: rows.map(([rowId = '']) => rowId),
      next: commandOf(next),
    })),
    errors: count('error'),
    warnings: count('warning'),
    files,
  };
}

/** The first command of an advice: `afi assign`. */
const commandOf = (advice: string): string => /\bafi [a-z]+(?:-[a-z]+)*/.exec(advice)?.[0] ?? 'afi due';

function overviewDocument(overview: Overview, { register }: CommandContext): Document {
  const day = formatDate(register.today);
  const title = overview.force === null ? `As at ${day}` : `${overview.force}, as at ${day}`;
  return {
    title,
    blocks: [...attentionBlocks(overview, register.actions.length), checkBlock(overview)],
  };
}

function attentionBlocks({ attention }: Overview, actionCount: number): readonly Block[] {
  if (actionCount === 0)
    return [
      paragraph('The register has no actions yet.'),
      paragraph(
        'Next: `afi add`, or `afi import FILE` for a spreadsheet. `afi help start` explains the first steps.',
      ),
    ];
  if (attention.length === 0)
    return [paragraph('No action needs attention now. `afi summary` counts the live actions.')];
  return [
    createTable(
      [flexibleColumn('Needs attention', 24), rightAlignedColumn('Number'), 'Next'],
      attention.map(({ heading, count, next }) => [heading, String(count), next]),
    ),
    paragraph('`afi due` lists them, with their owners and dates. `afi help` lists the commands.'),
  ];
}

function checkBlock({ errors, warnings }: Overview): Block {
  const counts = [
    ...(errors ? [pluralise(errors, 'error', 'errors')] : []),
    ...(warnings ? [pluralise(warnings, 'warning', 'warnings')] : []),
  ];
  return paragraph(
    counts.length === 0
      ? '`afi check` finds nothing wrong in the files.'
      : `\`afi check\` finds ${counts.join(' and ')} in the files, and explains what to do.`,
  );
}
