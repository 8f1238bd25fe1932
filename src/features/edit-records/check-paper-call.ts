/** Finds what is wrong with a call of `paper new` or `paper set` in values that depend on each other: days, slots and their files. */
import type { JointReader } from '../../app/define-command.ts';
import type { ValueSetting } from '../../app/options.ts';
import { fail, ok } from '../../domain/errors.ts';
import { narrativeSlots } from '../../domain/paper-templates.ts';
import { missingSlot, type PaperNewOptions, type PaperSetOptions } from './paper-command.ts';
import { findSlotFaults } from './paper-kind.ts';
import { type NarrativeOptions, readNarrative } from './read-narrative.ts';
import { findLastPaper, findNewPaperFaults, guessFiguresDay, newPaperId } from './run-papers.ts';

/** Fails with the faults of a new paper. */
export const checkNewPaper: JointReader<PaperNewOptions> = async (values, setting) => {
  const { kind: template, meeting } = values;
  if (template === undefined) return ok({});
  const register = setting.register();
  const faults = findTextFaults(values, template, setting);
  if (meeting === undefined) return resultOf(faults);
  const asAt = values.asAt ?? guessFiguresDay(register, meeting);
  const since = values.since ?? findLastPaper(register, template, asAt)?.as_at;
  const id = values.id ?? newPaperId(template, meeting);
  return resultOf([...findNewPaperFaults(register, { id, meeting, asAt, since }), ...faults]);
};

/** Fails with the faults of changes of a paper. */
export const checkPaperChanges: JointReader<PaperSetOptions> = async (values, setting) => {
  const paper = setting.register().papers.find(({ id }) => id === values.id);
  const template = values.template ?? paper?.template;
  return template === undefined ? ok({}) : resultOf(findTextFaults(values, template, setting));
};

const resultOf = (faults: readonly string[]) => (faults.length === 0 ? ok({}) : fail(faults));

/** What is wrong with the texts for slots, as far as it can be seen before a file is read. */
function findTextFaults(
  { noteFile, ...values }: NarrativeOptions,
  template: string,
  { register, hasPath }: ValueSetting,
): readonly string[] {
  const { readTemplate } = register();
  const missingFiles: string[] = [];
  const readText = (file: string) => {
    if (file !== '-' && !hasPath(file)) missingFiles.push(file);
    return 'not read yet';
  };
  // A file that is missing for the note was reported with its option.
  const hasNote = noteFile !== undefined || values.note !== undefined;
  const { texts, faults } = readNarrative(
    { readText },
    { ...values, ...(hasNote && { note: values.note ?? 'not read yet' }) },
    narrativeSlots(template, readTemplate),
  );
  return [
    ...faults.filter((fault) => values.slot !== undefined || fault !== missingSlot),
    ...findSlotFaults(texts, template, readTemplate),
    ...missingFiles.map((file) => `--narrative-file: the file ${file} does not exist.`),
  ];
}
