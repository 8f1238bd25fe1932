/** Runs `rename`: gives an action another id, keeps the earlier id in its record, and updates every reference. */

import { type Command, type CommandContext, type RegisterFileChange, UserError } from '../../app/command.ts';
import { requireAction } from '../../app/lookup.ts';
import { proposeCommit } from '../../app/propose-commit.ts';
import { findReferencesTo } from '../../domain/action-references.ts';
import type { Path } from '../../domain/finding.ts';
import { isId } from '../../domain/ids.ts';
import { type Action, fieldsBefore } from '../../domain/records/action.ts';
import { assessmentFile, explanationsFile, recordFile } from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import { setValue } from '../../storage/yaml-edit/edit.ts';
import type { RenameOptions } from './command.ts';

/** The path in a file of a reference to an action. */
interface Reference {
  readonly file: string;
  readonly path: Path;
}

/** @throws UserError for an unknown action, and an id that is invalid or in use. */
export const runRename: Command<RenameOptions> = (context, options) => {
  const action = requireAction(context.register, options.id);
  const changes = renameAction(context, action, options.to);
  const subject = `Rename ${action.id} to ${options.to}`;
  return proposeCommit({
    command: 'rename',
    subject,
    changes,
    options,
    trailers: renameTrailers(action, options.to),
    actionIds: [action.id],
  });
};

/** Commit trailers of a rename. */
export const renameTrailers = ({ id }: Action, newId: string) =>
  [
    ['Afi-Action', newId],
    ['Afi-Formerly', id],
  ] as const;

/**
 * The changed files when an action gets another id: its own file, further changed by `edit`, and every file that refers to it.
 * @throws UserError if the id is invalid or in use.
 */
export function renameAction(
  context: CommandContext,
  action: Action,
  newId: string,
  edit: (text: string) => string = (text) => text,
): readonly RegisterFileChange[] {
  const { register } = context;
  const { id } = action;
  assertIdFree(register, action, newId);
  const file = recordFile('action', id);
  const texts = new Map<string, string>();
  for (const { file: referringFile, path } of findReferences(register, id))
    texts.set(
      referringFile,
      setValue(texts.get(referringFile) ?? context.recordText(referringFile), path, newId),
    );
  const text = texts.get(file) ?? context.recordText(file);
  texts.delete(file);
  const formerly = [...(action.formerly ?? []).filter((former) => former !== newId), id];
  const textWithNewId = setValue(edit(text), ['id'], newId);
  return [
    { file, before: context.recordText(file), after: undefined },
    {
      file: recordFile('action', newId),
      before: undefined,
      after: setValue(textWithNewId, ['formerly'], formerly, fieldsBefore('formerly')),
    },
    ...[...texts].map(([referringFile, after]) => ({
      ...{ file: referringFile, before: context.recordText(referringFile), after },
    })),
  ];
}

function assertIdFree({ actions, hasFile }: Register, action: Action, newId: string): void {
  if (newId === action.id) throw new UserError(`its id is already \`${newId}\`.`);
  if (!isId(newId))
    throw new UserError(
      `\`${newId}\` is not an id. Use lower-case letters, digits and single hyphens, at most 64 characters.`,
    );
  const owner = actions.find(
    (otherAction) =>
      otherAction.id === newId || (otherAction !== action && otherAction.formerly?.includes(newId)),
  );
  if (owner || hasFile(recordFile('action', newId)))
    throw new UserError(
      owner && owner.id !== newId
        ? `\`${newId}\` was once the id of ${owner.id}, and a former id cannot be used again.`
        : `there is already an action \`${newId}\`.`,
    );
}

/** Every reference to an action in the register, except its own id. */
function findReferences({ actions, assessments, explanations }: Register, id: string): readonly Reference[] {
  const inActions = actions.flatMap((action) => {
    const file = recordFile('action', action.id);
    return findReferencesTo(action, id).map((path) => ({ file, path }));
  });
  const inAssessments = assessments.flatMap(({ framework, question, topics }) =>
    (topics ?? []).flatMap(({ history }, topic) =>
      (history ?? []).flatMap(({ actions: ids = [] }, entry) =>
        ids.flatMap((otherAction, index) => {
          const path = ['topics', topic, 'history', entry, 'actions', index];
          return otherAction === id ? [{ file: assessmentFile(framework, question), path }] : [];
        }),
      ),
    ),
  );
  const inExplanations = explanations.explanations.flatMap(({ action }, index) =>
    action === id ? [{ file: explanationsFile, path: ['explanations', index, 'action'] }] : [],
  );
  return [...inActions, ...inAssessments, ...inExplanations];
}
