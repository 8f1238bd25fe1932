/** Rules about references: what a record names exists. A reference to a file that was rejected is not a second fault. */
import { explanationsFile } from '../domain/records/record-paths.ts';
import { eventsOf, inAction, inFile, inRecord, type Rule } from './rule.ts';
import { absent, unknown } from './unknown-reference.ts';

export const inspectionKnown: Rule = {
  code: 'inspection-unknown',
  severity: 'error',
  about: 'The inspection an action came from is in inspections/.',
  help: 'Add the inspection’s file, or correct the id.',
  example: 'inspection: custody-2012',
  *check(register) {
    const told = unknown('inspection', register.inspections);
    for (const action of register.actions)
      if (absent(register, 'inspection', action.inspection))
        yield inAction(action, ['inspection'], ...told(action.inspection));
  },
};

export const originKnown: Rule = {
  code: 'origin-unknown',
  severity: 'error',
  about: 'The origin of an inspection is one of the origins in register.yaml.',
  help: 'Add the origin to register.yaml, or correct it here.',
  example: 'origin: local-peal',
  *check({ inspections, settings }) {
    const known = new Set(settings.origins.map(({ id }) => id));
    if (known.size === 0) return;
    const told = unknown('origin', settings.origins);
    for (const { id, origin } of inspections)
      if (!known.has(origin)) yield inRecord('inspection', id, ['origin'], ...told(origin));
  },
};

export const causeKnown: Rule = {
  code: 'cause-unknown',
  severity: 'error',
  about: 'The cause of concern a recommendation belongs to is in the register.',
  help: 'Add the cause of concern, or correct the id.',
  example: 'cause_of_concern: custody-2021-coc-9',
  *check(register) {
    const causes = register.actions.filter(({ type }) => type === 'cause-of-concern');
    const told = unknown('cause of concern', causes);
    for (const action of register.actions) {
      const parent = action.cause_of_concern;
      if (parent === undefined || !absent(register, 'action', parent)) continue;
      yield inAction(action, ['cause_of_concern'], ...told(parent));
    }
  },
};

export const boardKnown: Rule = {
  code: 'board-unknown',
  severity: 'error',
  about: 'A board that is named is in boards/.',
  help: 'Add the board’s file, or correct the id.',
  example: 'board: custody-dga',
  *check(register) {
    const told = unknown('board', register.boards);
    for (const { action, event, index } of eventsOf(register, 'assigned'))
      if (event.board !== undefined && absent(register, 'board', event.board))
        yield inAction(action, ['history', index, 'board'], ...told(event.board));
    for (const { id, parent } of register.boards)
      if (parent !== undefined && absent(register, 'board', parent))
        yield inRecord('board', id, ['parent'], ...told(parent));
  },
};

export const batchKnown: Rule = {
  code: 'batch-unknown',
  severity: 'error',
  about: 'The batch an action was submitted in is in batches/.',
  help: 'Add the batch’s file, or correct the id.',
  example: 'batch: 2021-4',
  *check(register) {
    const told = unknown('batch', register.batches);
    for (const { action, event, index } of eventsOf(register, 'submitted'))
      if (event.batch !== undefined && absent(register, 'batch', event.batch))
        yield inAction(action, ['history', index, 'batch'], ...told(event.batch));
  },
};

export const carriedKnown: Rule = {
  code: 'carried-unknown',
  severity: 'error',
  about: 'The earlier action that an action restates is in the register.',
  help: 'Add the earlier action, or correct the id.',
  example: 'carried_from: custody-2018-rec-40',
  *check(register) {
    const told = unknown('action', register.actions);
    for (const action of register.actions) {
      const earlier = action.carried_from;
      if (earlier === undefined || !absent(register, 'action', earlier)) continue;
      yield inAction(action, ['carried_from'], ...told(earlier));
    }
  },
};

export const supersedingKnown: Rule = {
  code: 'superseded-unknown',
  severity: 'error',
  about: 'The later action that takes the place of a closed one is in the register.',
  help: 'Add the later action, or correct the id.',
  example: 'superseded_by: custody-2021-rec-40',
  *check(register) {
    const told = unknown('action', register.actions);
    for (const { action, event, index } of eventsOf(register, 'closed')) {
      const later = event.superseded_by;
      if (later !== undefined && absent(register, 'action', later))
        yield inAction(action, ['history', index, 'superseded_by'], ...told(later));
    }
  },
};

export const explainedKnown: Rule = {
  code: 'explanation-unknown',
  severity: 'error',
  about: 'The action whose difference from the portal is explained is in the register.',
  help: 'Correct the id, or delete the explanation.',
  example: 'action: custody-2021-rec-40 in portal/explanations.yaml',
  *check(register) {
    const told = unknown('action', register.actions);
    for (const [index, { action }] of register.explanations.explanations.entries())
      if (action !== undefined && absent(register, 'action', action))
        yield inFile(explanationsFile, ['explanations', index, 'action'], ...told(action));
  },
};
