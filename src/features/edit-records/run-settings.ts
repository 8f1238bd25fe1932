/** Runs `settings set` and `engagement add`, which change register.yaml. */
import { readNote, requireChangeDate } from '../../app/change-options.ts';
import type { ChangingCommand } from '../../app/command.ts';
import { proposeCommit } from '../../app/propose-commit.ts';
import { requireSettings } from '../../app/settings-guard.ts';
import { settingsFile } from '../../domain/records/record-paths.ts';
import { editableSettings } from '../../domain/records/settings.ts';
import { addDated, setValue } from '../../storage/yaml-edit/edit.ts';
import { listItemKeys } from './apply-changes.ts';
import { listSettableFields } from './field-options.ts';
import { readChanges } from './read-changes.ts';
import { assertNoFaults, proposeSetting } from './run-records.ts';
import type { EngagementAddOptions, SettingsSetOptions } from './settings-command.ts';

const settableFields = listSettableFields(editableSettings);

const noSetting =
  'enter at least one setting: --force-name, --force-area, --role (who may be a lead), --origin (a row of the summary) or another, for example `afi settings set --force-area "the county" --role "Head of Estates"`. `afi settings set --help` lists them all.';

/** Runs `settings set`. @throws UserError with every fault of the options */
export const runSettingsSet: ChangingCommand<SettingsSetOptions> = (context, options) => {
  requireSettings(context, 'its settings cannot be changed');
  const { changes, faults } = readChanges(context, settableFields, options, (field) =>
    listItemKeys(context.recordText(settingsFile), field),
  );
  assertNoFaults([...faults, ...(faults.length + changes.length === 0 ? [noSetting] : [])]);
  return proposeSetting(context, {
    command: 'settings set',
    record: settingsFile,
    file: settingsFile,
    changes,
    options,
  });
};

/** Runs `engagement add`. @throws UserError for a day after today */
export const runEngagementAdd: ChangingCommand<EngagementAddOptions> = (context, options) => {
  requireSettings(context, 'a stage of engagement cannot be added');
  const on = requireChangeDate(context, options.on);
  const note = readNote(options, context);
  const { stage, internal } = options;
  const stages = context.register.settings.engagement ?? [];
  const isRecorded = stages.some(
    (entry) => entry.on === on && entry.stage === stage && (note === undefined || entry.note === note),
  );
  if (isRecorded) return { text: `Nothing was changed: the stage ${stage} on ${on} is already recorded.` };
  const entry = { on, stage, ...(note !== undefined && { note }), ...(internal && { internal }) };
  const before = context.recordText(settingsFile);
  const after =
    stages.length === 0
      ? setValue(before, ['engagement'], [entry], engagementSiblings)
      : addDated(before, ['engagement'], entry);
  return proposeCommit({
    command: 'engagement add',
    subject: `Record the engagement stage ${stage} from ${on}`,
    changes: [{ file: settingsFile, before, after }],
    options,
    trailers: [['Afi-Record', settingsFile]],
  });
};

/** The keys of register.yaml after which its list of stages comes. */
const engagementSiblings = [...Object.keys(editableSettings), 'portal'];
