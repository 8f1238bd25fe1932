/** Rules about references: every record or origin to which a record refers exists. */
import { explanationsFile, settingsFile } from '../domain/records/record-paths.ts';
import {
  describeUnknown,
  faultInAction,
  faultInFile,
  faultInRecord,
  findEvents,
  isMissing,
  type Rule,
} from './rule.ts';

export const inspectionUnknown: Rule = {
  code: 'inspection-unknown',
  severity: 'error',
  about: 'The inspection of an action is in the register.',
  help: 'Add the inspection, or correct the id.',
  example: 'inspection: custody-2012',
  *check(register) {
    const describeId = describeUnknown('inspection', register.inspections);
    for (const action of register.actions)
      if (isMissing(register, 'inspection', action.inspection))
        yield faultInAction(action, ['inspection'], ...describeId(action.inspection));
    for (const [name, id] of Object.entries(register.settings.portal?.inspections ?? {}))
      if (isMissing(register, 'inspection', id))
        yield faultInFile(settingsFile, ['portal', 'inspections', name], ...describeId(id));
  },
};

export const originUnknown: Rule = {
  code: 'origin-unknown',
  severity: 'error',
  about: 'The origin of an inspection is one of the origins in register.yaml.',
  help: 'Add the origin to register.yaml, or correct the id.',
  example: 'origin: local-peal',
  *check({ inspections, settings }) {
    const origins = new Set(settings.origins.map(({ id }) => id));
    if (origins.size === 0) return;
    const describeId = describeUnknown('origin', settings.origins);
    for (const { id, origin } of inspections)
      if (!origins.has(origin))
        yield faultInRecord({ kind: 'inspection', id }, ['origin'], ...describeId(origin));
  },
};

export const causeUnknown: Rule = {
  code: 'cause-unknown',
  severity: 'error',
  about: 'The cause of concern of a recommendation is in the register.',
  help: 'Add the cause of concern, or correct the id.',
  example: 'cause_of_concern: custody-2021-coc-9',
  *check(register) {
    const causes = register.actions.filter(({ type }) => type === 'cause-of-concern');
    const describeId = describeUnknown('cause of concern', causes);
    for (const action of register.actions) {
      const parentId = action.cause_of_concern;
      if (parentId === undefined || !isMissing(register, 'action', parentId)) continue;
      yield faultInAction(action, ['cause_of_concern'], ...describeId(parentId));
    }
  },
};

export const boardUnknown: Rule = {
  code: 'board-unknown',
  severity: 'error',
  about: 'Each board that a record names is in the register.',
  help: 'Add the board, or correct the id.',
  example: 'board: custody-dga',
  *check(register) {
    const describeId = describeUnknown('board', register.boards);
    for (const { action, event, index } of findEvents(register, 'assigned'))
      if (event.board !== undefined && isMissing(register, 'board', event.board))
        yield faultInAction(action, ['history', index, 'board'], ...describeId(event.board));
    for (const { id, parent: parentId } of register.boards)
      if (parentId !== undefined && isMissing(register, 'board', parentId))
        yield faultInRecord({ kind: 'board', id }, ['parent'], ...describeId(parentId));
  },
};

export const batchUnknown: Rule = {
  code: 'batch-unknown',
  severity: 'error',
  about: 'The batch of a submission is in the register.',
  help: 'Add the batch, or correct the id.',
  example: 'batch: 2021-4',
  *check(register) {
    const describeId = describeUnknown('batch', register.batches);
    for (const { action, event, index } of findEvents(register, 'submitted'))
      if (event.batch !== undefined && isMissing(register, 'batch', event.batch))
        yield faultInAction(action, ['history', index, 'batch'], ...describeId(event.batch));
  },
};

export const carriedUnknown: Rule = {
  code: 'carried-unknown',
  severity: 'error',
  about: 'The earlier action that an action restates is in the register.',
  help: 'Add the earlier action, or correct the id.',
  example: 'carried_from: custody-2018-rec-40',
  *check(register) {
    const describeId = describeUnknown('action', register.actions);
    for (const action of register.actions) {
      const earlierId = action.carried_from;
      if (earlierId === undefined || !isMissing(register, 'action', earlierId)) continue;
      yield faultInAction(action, ['carried_from'], ...describeId(earlierId));
    }
  },
};

export const supersededUnknown: Rule = {
  code: 'superseded-unknown',
  severity: 'error',
  about: 'The action that supersedes a closed action is in the register.',
  help: 'Add the later action, or correct the id.',
  example: 'superseded_by: custody-2021-rec-40',
  *check(register) {
    const describeId = describeUnknown('action', register.actions);
    for (const { action, event, index } of findEvents(register, 'closed')) {
      const laterId = event.superseded_by;
      if (laterId !== undefined && isMissing(register, 'action', laterId))
        yield faultInAction(action, ['history', index, 'superseded_by'], ...describeId(laterId));
    }
  },
};

export const explanationUnknown: Rule = {
  code: 'explanation-unknown',
  severity: 'error',
  about: 'The action whose difference from the portal is explained is in the register.',
  help: 'Correct the id, or delete the explanation.',
  example: 'action: custody-2021-rec-40 in portal/explanations.yaml',
  *check(register) {
    const describeId = describeUnknown('action', register.actions);
    for (const [index, { action }] of register.explanations.explanations.entries())
      if (action !== undefined && isMissing(register, 'action', action))
        yield faultInFile(explanationsFile, ['explanations', index, 'action'], ...describeId(action));
  },
};
