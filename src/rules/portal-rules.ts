/** Rules about the monitoring portal: the references of actions, and the rows of extracts. */

import type { Action } from '../domain/records/action.ts';
import type { ExtractRow } from '../domain/records/portal-extract.ts';
import { extractFile } from '../domain/records/record-paths.ts';
import { normaliseReference } from '../domain/reference-pairing.ts';
import type { Register } from '../domain/register.ts';
import { faultInAction, faultInFile, type Rule } from './rule.ts';

export const portalRefShared: Rule = {
  code: 'portal-ref-shared',
  severity: 'warning',
  about: 'Actions that share a portal reference are from the same inspection.',
  help: 'Look up the reference on the portal, and delete it from the action it does not belong to.',
  example: 'one of portal_refs in actions of two inspections',
  *check({ actions }) {
    const firstHolder = new Map<string, Action>();
    for (const action of actions)
      for (const [index, ref] of (action.portal_refs ?? []).entries()) {
        const holder = firstHolder.get(normaliseReference(ref));
        if (!holder) firstHolder.set(normaliseReference(ref), action);
        else if (holder.inspection !== action.inspection)
          yield faultInAction(
            action,
            ['portal_refs', index],
            `\`${holder.id}\` also has the reference ${ref}`,
          );
      }
  },
};

/** Every row of the extracts, with its file. */
function* extractRows({ extracts }: Register): Generator<{ file: string; row: ExtractRow }> {
  for (const { day, rows } of extracts) for (const row of rows) yield { file: extractFile(day), row };
}

export const portalTypeUnknown: Rule = {
  code: 'portal-type-unknown',
  severity: 'warning',
  about: 'Each live row of an extract has a type with a known meaning. Other rows are not in any total.',
  help: 'Record what the portal’s word means: `afi portal words --type "WORD=recommendation"`, for example.',
  example: 'a live row of type Learning point',
  *check(register) {
    for (const { file, row } of extractRows(register))
      if (row.live && row.type === undefined) {
        const message =
          row.typeWord === '' ? 'the row has no type' : `the type “${row.typeWord}” has no known meaning`;
        yield faultInFile(file, [row.line], message);
      }
  },
};

export const portalStatusUnknown: Rule = {
  code: 'portal-status-unknown',
  severity: 'warning',
  about: 'Each live row of an extract has a status with a known meaning. A row without one counts as live.',
  help: 'Record what the portal’s word means: `afi portal words --status "WORD=open"`, `submitted` or `closed`.',
  example: 'a live row with the status Parked',
  *check(register) {
    for (const { file, row } of extractRows(register))
      if (row.meaning === undefined) {
        const message =
          row.status === '' ? 'the row has no status' : `the status “${row.status}” has no known meaning`;
        yield faultInFile(file, [row.line], message);
      }
  },
};

export const portalRefTwice: Rule = {
  code: 'portal-ref-twice',
  severity: 'warning',
  about: 'A reference is on only one row of an extract.',
  help: 'Ask HMICFRS which row is correct. Keep the extract as it was received.',
  example: 'two rows with the reference 14207',
  *check({ extracts }) {
    for (const { day, rows } of extracts) {
      const firstLine = new Map<string, number>();
      for (const { ref, line } of rows) {
        if (ref === '') continue;
        const earlierLine = firstLine.get(normaliseReference(ref));
        if (earlierLine === undefined) firstLine.set(normaliseReference(ref), line);
        else
          yield faultInFile(extractFile(day), [line], `the reference ${ref} is also on line ${earlierLine}`);
      }
    }
  },
};

export const portalRefEmpty: Rule = {
  code: 'portal-ref-empty',
  severity: 'warning',
  about: 'Each row of an extract has a reference.',
  help: 'Ask HMICFRS for the reference. Keep the extract as it was received.',
  example: 'a row with an empty first cell',
  *check(register) {
    for (const { file, row } of extractRows(register))
      if (row.ref === '') yield faultInFile(file, [row.line], 'the row has no reference');
  },
};
