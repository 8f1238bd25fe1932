/** Runs `portal explain`: records an officer's reason for a difference between register and portal. */

import { requireChangeDate } from '../../app/change-options.ts';
import { type Command, UserError } from '../../app/command.ts';
import { lookUp } from '../../app/lookup.ts';
import { createRecordFile, proposeCommit } from '../../app/propose-commit.ts';
import { explanationsFile } from '../../domain/records/record-paths.ts';
import { normaliseReference } from '../../domain/reference-pairing.ts';
import type { Register } from '../../domain/register.ts';
import { didYouMean } from '../../domain/text/word-matching.ts';
import { addItem } from '../../storage/yaml-edit/edit.ts';
import type { ExplainOptions } from './command.ts';
import { listReconciledEntries, reconcileOnDay } from './portal-summary.ts';

/** The outcome of `portal explain`: records a reason for a difference. @throws UserError without a reason, or for an unknown record */
export const runExplain: Command<ExplainOptions> = (context, options) => {
  const { register, rejectedFiles } = context;
  const { reason, until, record } = options;
  const on = requireChangeDate(context, options.on);
  if (reason === undefined || reason.trim() === '') throw new UserError('enter a reason: --reason TEXT.');
  if (until !== undefined && until < on)
    throw new UserError(`--until ${until} is before ${on}, the first day of the reason.`);
  if (rejectedFiles.includes(explanationsFile))
    throw new UserError(`${explanationsFile} is rejected. \`afi check\` shows why.`);
  const explainedRecord = resolveRecord(register, record);
  const explanation = { ...explainedRecord, reason, on, ...(until !== undefined && { until }) };
  const textBefore = context.recordText(explanationsFile);
  const change =
    textBefore === ''
      ? createRecordFile('explanations', explanationsFile, { explanations: [explanation] })
      : {
          file: explanationsFile,
          before: textBefore,
          after: addItem(textBefore, ['explanations'], explanation),
        };
  const subject = `Explain why ${record} differs from the portal`;
  return {
    ...proposeCommit({ command: 'portal explain', subject, changes: [change], options }),
    ...(!isDifferent(register, explainedRecord, on) && {
      text: `${record} does not differ from the extract used on ${on}. The reason is recorded for a later extract in which it does.`,
    }),
  };
};

type ExplainedRecord = { readonly action: string } | { readonly ref: string };

function isDifferent(register: Register, explainedRecord: ExplainedRecord, on: string): boolean {
  const result = reconcileOnDay(register, on);
  return (
    result === null ||
    listReconciledEntries(result).some(({ actions, refs }) =>
      'action' in explainedRecord
        ? actions.includes(explainedRecord.action)
        : refs.some((ref) => normaliseReference(ref) === normaliseReference(explainedRecord.ref)),
    )
  );
}

/**
 * The action with an id, or a reference as an extract writes it.
 * @throws UserError if the text is neither.
 */
function resolveRecord(register: Register, record: string): ExplainedRecord {
  const { actions, extracts } = register;
  const action = actions.find(({ id, formerly }) => id === record || formerly?.includes(record));
  if (action) return { action: action.id };
  const refs = extracts.flatMap(({ rows }) => rows.map(({ ref }) => ref)).filter((ref) => ref !== '');
  const ref = refs.find((candidate) => normaliseReference(candidate) === normaliseReference(record));
  if (ref !== undefined) return { ref };
  const namedAction = lookUp(register, 'action', record);
  if (namedAction.ok) return { action: namedAction.value };
  const names = [...actions.map(({ id }) => id), ...new Set(refs)];
  throw new UserError(
    `\`${record}\` is neither an action nor a reference of an extract. ${didYouMean(record, names) || '`afi portal compare` lists the differences.'}`,
  );
}
