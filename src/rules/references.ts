/** Rules about references: what a record names exists. A reference to a file that was rejected is not a second fault. */
import { nearest } from '../model/nearest.ts';
import { type FolderKind, fileOf } from '../model/records/kinds.ts';
import { byId, type Register } from '../model/register.ts';
import { eventsOf, inAction, type Rule } from './rule.ts';

const absent = ({ present }: Register, kind: FolderKind, id: string) => !present(fileOf(kind, id));

/** `there is no board \`x\``, and the nearest that there is. */
function unknown(what: string, id: string, known: readonly { readonly id: string }[]) {
  const meant = nearest(
    id,
    known.map((one) => one.id),
  );
  return {
    message: `there is no ${what} \`${id}\``,
    help: meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
  };
}

export const inspectionKnown: Rule = {
  code: 'inspection-unknown',
  severity: 'error',
  about: 'The inspection an action came from is in inspections/.',
  help: 'Add the inspection’s file, or correct the id.',
  example: 'inspection: custody-2012',
  *check(register) {
    for (const action of register.actions) {
      if (!absent(register, 'inspection', action.inspection)) continue;
      const { message, help } = unknown('inspection', action.inspection, register.inspections);
      yield inAction(action, ['inspection'], message, help);
    }
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
    for (const { id, origin } of inspections) {
      if (known.has(origin)) continue;
      const { message, help } = unknown('origin', origin, settings.origins);
      yield {
        file: fileOf('inspection', id),
        path: ['origin'],
        message,
        ...(help !== undefined && { help }),
      };
    }
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
    for (const action of register.actions) {
      const parent = action.cause_of_concern;
      if (parent === undefined || !absent(register, 'action', parent)) continue;
      const { message, help } = unknown('cause of concern', parent, causes);
      yield inAction(action, ['cause_of_concern'], message, help);
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
    for (const { action, event, index } of eventsOf(register, 'assigned')) {
      if (event.board === undefined || !absent(register, 'board', event.board)) continue;
      const { message, help } = unknown('board', event.board, register.boards);
      yield inAction(action, ['history', index, 'board'], message, help);
    }
    for (const { id, parent } of register.boards) {
      if (parent === undefined || !absent(register, 'board', parent)) continue;
      const { message, help } = unknown('board', parent, register.boards);
      yield { file: fileOf('board', id), path: ['parent'], message, ...(help !== undefined && { help }) };
    }
  },
};

export const batchKnown: Rule = {
  code: 'batch-unknown',
  severity: 'error',
  about: 'The batch an action was submitted in is in batches/.',
  help: 'Add the batch’s file, or correct the id.',
  example: 'batch: 2021-4',
  *check(register) {
    for (const { action, event, index } of eventsOf(register, 'submitted')) {
      if (event.batch === undefined || !absent(register, 'batch', event.batch)) continue;
      const { message, help } = unknown('batch', event.batch, register.batches);
      yield inAction(action, ['history', index, 'batch'], message, help);
    }
  },
};

export const carriedKnown: Rule = {
  code: 'carried-unknown',
  severity: 'error',
  about: 'The earlier action that an action restates is in the register.',
  help: 'Add the earlier action, or correct the id.',
  example: 'carried_from: custody-2018-rec-40',
  *check(register) {
    for (const action of register.actions) {
      const earlier = action.carried_from;
      if (earlier === undefined || !absent(register, 'action', earlier)) continue;
      const { message, help } = unknown('action', earlier, register.actions);
      yield inAction(action, ['carried_from'], message, help);
    }
  },
};

export const carriedInLine: Rule = {
  code: 'carried-circle',
  severity: 'error',
  about: 'No action restates itself, by way of others or at once.',
  help: 'Keep `carried_from` in the later action only.',
  example: 'carried_from: its own id',
  *check(register) {
    const actions = byId(register.actions);
    const cleared = new Set<string>();
    for (const action of register.actions) {
      const walked = new Set<string>();
      let at: typeof action | undefined = action;
      while (at && !walked.has(at.id) && !cleared.has(at.id)) {
        walked.add(at.id);
        at = at.carried_from === undefined ? undefined : actions.get(at.carried_from);
      }
      if (at?.id === action.id)
        yield inAction(
          action,
          ['carried_from'],
          `it comes back to itself: ${[...walked, action.id].join(' ← ')}`,
        );
      else for (const id of walked) cleared.add(id);
    }
  },
};
