/** Runs `rename`: gives an action another id, keeps the earlier id in its record, and updates every reference. */

import { type Command, type CommandContext, type RecordedFile, UserError } from '../../app/command.ts';
import { requireAction } from '../../app/lookup.ts';
import { referencesTo } from '../../domain/action-references.ts';
import type { Path } from '../../domain/finding.ts';
import { isId } from '../../domain/ids.ts';
import { type Action, fieldsBefore } from '../../domain/records/action.ts';
import { assessmentFile, explanationsFile, fileOf } from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import { setValue } from '../../storage/yaml-edit/edit.ts';
import type { RenameOptions } from './command.ts';
import { proposeCommit } from './pending-commit.ts';

/** A place in a file that refers to an action. */
interface ReferencePlace {
  readonly file: string;
  readonly path: Path;
}

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
export const renameTrailers = ({ id }: Action, to: string) =>
  [
    ['Afi-Action', to],
    ['Afi-Formerly', id],
  ] as const;

/**
 * The changed files when an action gets another id: its own file, further changed by `edit`, and every file that refers to it.
 * @throws UserError if the id is invalid or in use.
 */
export function renameAction(
  context: CommandContext,
  action: Action,
  to: string,
  edit: (text: string) => string = (text) => text,
): readonly RecordedFile[] {
  const { register } = context;
  const { id } = action;
  assertIdFree(register, action, to);
  const file = fileOf('action', id);
  const texts = new Map<string, string>();
  for (const { file: referringFile, path } of findReferences(register, id))
    texts.set(
      referringFile,
      setValue(texts.get(referringFile) ?? context.recordText(referringFile), path, to),
    );
  const state = texts.get(file) ?? context.recordText(file);
  texts.delete(file);
  const formerly = [...(action.formerly ?? []).filter((one) => one !== to), id];
  const named = setValue(edit(state), ['id'], to);
  return [
    { file, before: context.recordText(file), after: undefined },
    {
      file: fileOf('action', to),
      before: undefined,
      after: setValue(named, ['formerly'], formerly, fieldsBefore('formerly')),
    },
    ...[...texts].map(([one, after]) => ({ file: one, before: context.recordText(one), after })),
  ];
}

function assertIdFree({ actions, hasFile }: Register, action: Action, to: string): void {
  if (to === action.id) throw new UserError(`it is called \`${to}\` already.`);
  if (!isId(to))
    throw new UserError(`\`${to}\` is no id: lower case, digits and single hyphens, at most 64 characters.`);
  const holder = actions.find((one) => one.id === to || (one !== action && one.formerly?.includes(to)));
  if (holder || hasFile(fileOf('action', to)))
    throw new UserError(
      holder && holder.id !== to
        ? `\`${to}\` was once the id of ${holder.id}; a former id is never given to another.`
        : `there is an action \`${to}\` already.`,
    );
}

/** Every reference to an action in the register, except its own id. */
function findReferences(
  { actions, assessments, explanations }: Register,
  id: string,
): readonly ReferencePlace[] {
  const inActions = actions.flatMap((action) => {
    const file = fileOf('action', action.id);
    return referencesTo(action, id).map((path) => ({ file, path }));
  });
  const inAssessments = assessments.flatMap(({ framework, question, topics }) =>
    (topics ?? []).flatMap(({ history }, topic) =>
      (history ?? []).flatMap(({ actions: named = [] }, entry) =>
        named.flatMap((one, index) =>
          one === id
            ? [
                {
                  file: assessmentFile(framework, question),
                  path: ['topics', topic, 'history', entry, 'actions', index],
                },
              ]
            : [],
        ),
      ),
    ),
  );
  const inExplanations = explanations.explanations.flatMap(({ action }, index) =>
    action === id ? [{ file: explanationsFile, path: ['explanations', index, 'action'] }] : [],
  );
  return [...inActions, ...inAssessments, ...inExplanations];
}
