/** Runs `paper new` and `paper set`: a paper for a meeting, started from the last one of its kind, and changed field by field. */
import { type ChangingCommand, type CommandContext, type Outcome, UserError } from '../../app/command.ts';
import { createRecordFile, proposeCommit } from '../../app/propose-commit.ts';
import { compareBy } from '../../domain/collections.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { isId } from '../../domain/ids.ts';
import { narrativeSlots, type PaperTemplate, paperKind } from '../../domain/paper-templates.ts';
import { type Paper, paperFields } from '../../domain/records/paper.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import type { ValueMap } from '../../storage/yaml-edit/edit.ts';
import { editablePapers } from './editable-records.ts';
import { listSettableFields } from './field-options.ts';
import type { PaperNewOptions, PaperSetOptions } from './paper-command.ts';
import { findSlotFaults, hasSlotComment, listSlotsInComment } from './paper-kind.ts';
import { readChanges } from './read-changes.ts';
import { formatEntries, readNarrative } from './read-narrative.ts';
import { applyChanges, assertNoFaults, setRecord } from './run-records.ts';

/** @throws UserError with every fault of the options */
export const runPaperNew: ChangingCommand<PaperNewOptions> = (context, options) => {
  const { register, template: readTemplate } = context;
  // A call without one of these is refused, or completed by questions.
  const { kind: template, meeting } = options;
  if (template === undefined || meeting === undefined)
    throw new UserError('enter the kind of paper and --meeting.');
  const asAt = options.asAt ?? guessFiguresDay(register, meeting);
  const last = findLastPaper(register, template, asAt);
  const narrative = readNarrative(context, options, narrativeSlots(template, readTemplate));
  const values = {
    ...options,
    meeting,
    asAt,
    since: options.since ?? last?.as_at,
    narrative: formatEntries(narrative.texts),
  };
  const fields = listSettableFields(paperFields).filter(({ option }) => option !== 'id');
  const { changes, faults } = readChanges(context, fields, values);
  const id = options.id ?? newPaperId(template, meeting);
  assertNoFaults([
    ...findNewPaperFaults(register, { ...values, id }),
    ...faults,
    ...narrative.faults,
    ...findSlotFaults(narrative.texts, template, readTemplate),
  ]);
  const newFile = createRecordFile('paper', recordFile('paper', id), copyPaper(id, template, last));
  const { fileText, emptySlots } = listSlotsInComment(
    applyChanges(newFile.after, changes).text,
    template,
    readTemplate,
  );
  return {
    ...proposeCommit({
      command: 'paper new',
      subject: `Add paper ${id}`,
      changes: [{ ...newFile, after: fileText }],
      options,
      trailers: [['Afi-Record', newFile.file]],
    }),
    text: describePaper({
      id,
      asAt,
      since: values.since,
      last,
      emptySlots,
      givenSlots: [...narrative.texts.keys()],
    }),
  };
};

/** @throws UserError with every fault of the options */
export const runPaperSet: ChangingCommand<PaperSetOptions> = (context, options) => {
  const paper = context.register.papers.find(({ id }) => id === options.id);
  const template = options.template ?? paper?.template ?? '';
  const narrative = readNarrative(context, options, narrativeSlots(template, context.template));
  const faults = [
    ...narrative.faults,
    ...(paper ? findSlotFaults(narrative.texts, template, context.template) : []),
  ];
  const { slot: _slot, note: _note, noteFile: _noteFile, narrativeFile: _narrativeFile, ...values } = options;
  const entries = formatEntries(narrative.texts);
  const outcome = setRecord(
    context,
    editablePapers,
    { ...values, ...(entries.length > 0 && { narrative: entries }) },
    faults,
  );
  return updateSlotComment(context, template, outcome);
};

/** The outcome with the comment on slots without a text as it is after the change. */
function updateSlotComment(context: CommandContext, template: string, outcome: Outcome): Outcome {
  const { pendingCommit } = outcome;
  if (!pendingCommit) return outcome;
  const changes = pendingCommit.changes.map((change) =>
    typeof change.after === 'string' && hasSlotComment(change.after)
      ? { ...change, after: listSlotsInComment(change.after, template, context.template).fileText }
      : change,
  );
  return { ...outcome, pendingCommit: { ...pendingCommit, changes } };
}

/** The id and the days of a new paper. */
export interface NewPaperDays {
  readonly id: string;
  readonly meeting: string;
  readonly asAt: string;
  readonly since: string | undefined;
}

/** What is wrong with the id and the days of a new paper. */
export function findNewPaperFaults(
  register: Register,
  { id, meeting, asAt, since }: NewPaperDays,
): readonly string[] {
  const exists = register.papers.some((paper) => paper.id === id);
  const isRejected = !exists && register.hasFile(recordFile('paper', id));
  return [
    ...(isId(id) ? [] : [`--id: \`${id}\` is not an id. Use lower-case letters, digits and hyphens.`]),
    ...(exists ? [`the paper ${id} already exists. \`afi paper set ${id}\` changes it.`] : []),
    ...(isRejected ? [`the file of the paper ${id} is rejected. \`afi check\` shows why.`] : []),
    ...(asAt > meeting ? [`--as-at ${asAt} is after the meeting, ${meeting}.`] : []),
    ...(since !== undefined && since > asAt
      ? [`--since ${since} is after the day of the figures, ${asAt}.`]
      : []),
  ];
}

/** The id of a new paper, unless the call has another. */
export const newPaperId = (template: PaperTemplate, meeting: string): string => `${template}-${meeting}`;

/** The day of the figures of a new paper, unless the call has another: today, or the meeting if that is earlier. */
export const guessFiguresDay = ({ today }: Register, meeting: string): string =>
  meeting < today ? meeting : today;

/** The last paper of a kind with figures of an earlier day. */
export const findLastPaper = ({ papers }: Register, template: string, asAt: string): Paper | undefined =>
  papers
    .filter((paper) => paper.template === template && paper.as_at < asAt)
    .sort(compareBy(({ as_at: day }) => day))
    .at(-1);

/** The record of a new paper with the details and the narrative of the last one. */
function copyPaper(id: string, template: PaperTemplate, last: Paper | undefined): ValueMap {
  const { title, internal: isInternal } = paperKind(template);
  return {
    id,
    template,
    title: last?.title ?? title,
    framework: last?.framework,
    report_of: last?.report_of,
    to: last?.to,
    presenting_officer: last?.presenting_officer,
    status: last?.status,
    narrative: last?.narrative,
    public: isInternal ? false : last?.public,
    marking: last?.marking,
    extra: last?.extra,
  };
}

interface NewPaper extends Omit<NewPaperDays, 'meeting'> {
  readonly last: Paper | undefined;
  readonly emptySlots: readonly string[];
  /** The slots whose text the call gives. */
  readonly givenSlots: readonly string[];
}

function describePaper({ id, asAt, since, last, emptySlots, givenSlots }: NewPaper): string {
  const copiedSlots = Object.keys(last?.narrative ?? {}).filter((slot) => !givenSlots.includes(slot));
  const copiedText =
    copiedSlots.length === 0
      ? ''
      : `, and the text of ${copiedSlots.join(', ')}. Check that it is still correct`;
  return [
    `Its figures are as at ${formatDate(asAt)}${since === undefined ? '' : `, and movement is counted since ${formatDate(since)}`}.`,
    ...(last === undefined ? [] : [`Copied from ${last.id}: the details${copiedText}.`]),
    ...(emptySlots.length === 0 ? [] : [`Slots without a text: ${emptySlots.join(', ')}.`]),
    `\`afi paper set ${id}\` changes it; \`afi report ${id}\` prints it.`,
  ].join('\n');
}
