/** Runs `portal match`: suggests rows of the portal for actions, and records the pairs that the user accepts. */

import { type Command, type CommandContext, type Outcome, UserError } from '../../app/command.ts';
import { requireAction } from '../../app/lookup.ts';
import { proposeCommit } from '../../app/propose-commit.ts';
import { addRejectedFilesToNotes } from '../../app/response.ts';
import type { ResponseBody } from '../../app/response-schema.ts';
import { fieldsBefore } from '../../domain/records/action.ts';
import { latestExtract } from '../../domain/records/portal-extract.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import { normaliseReference } from '../../domain/reference-pairing.ts';
import { didYouMean } from '../../domain/text/word-matching.ts';
import { createTable, flexibleColumn, rightAlignedColumn } from '../../output/document.ts';
import { addItem, setValue } from '../../storage/yaml-edit/edit.ts';
import type { MatchOptions } from './command.ts';
import { type Suggestion, suggestMatches } from './match-suggestions.ts';
import type { matchResponse } from './schema.ts';
import { normaliseTypography } from './wordings.ts';

/**
 * The suggestions for the newest extract up to today.
 * @throws UserError if the register has no extract
 */
export function currentSuggestions({ register }: Pick<CommandContext, 'register'>): readonly Suggestion[] {
  const extract = latestExtract(register.extracts, register.today);
  if (!extract)
    throw new UserError(
      'the register has no extract of the portal. `afi portal import FILE --on DATE` imports one.',
    );
  return suggestMatches(register, extract, register.today).filter(({ row }) => row.ref !== '');
}

/** Whether both texts are the same word for word and no other candidate is close. */
export const isIdentical = ({ action, row, part, level }: Suggestion): boolean =>
  !part && level === 'high' && normaliseTypography(action.wording) === normaliseTypography(row.wording ?? '');

/** A pair in the form of `--accept`: ACTION=REF. */
export const formatPair = ({ action, row }: Suggestion): string => `${action.id}=${row.ref}`;

/** The outcome of `portal match`: prints suggestions, or records accepted pairs. @throws UserError for a pair that cannot be recorded */
export const runMatch: Command<MatchOptions> = (context, options) => {
  const { accept, acceptIdentical, end } = options;
  const identical = acceptIdentical ? currentSuggestions(context).filter(isIdentical).map(formatPair) : [];
  const acceptedPairs = [...new Set([...(accept ?? []), ...identical])];
  if (acceptedPairs.length === 0)
    return accept || acceptIdentical
      ? { text: `${end === undefined ? '' : `${end}. `}Nothing was recorded.`, data: suggestionsAnswer([]) }
      : listSuggestions(context);
  const texts = new Map<string, { readonly before: string; readonly after: string }>();
  for (const pair of acceptedPairs) {
    const [id, ref] = parsePair(context, pair);
    const before = context.recordText(recordFile('action', id));
    texts.set(id, { before, after: withRef(texts.get(id)?.after ?? before, context, id, ref) });
  }
  const ids = [...texts.keys()];
  const changes = [...texts].map(([id, text]) => ({ file: recordFile('action', id), ...text }));
  const pairCount =
    acceptedPairs.length === 1 ? `${ids[0]} with a row` : `${acceptedPairs.length} pairs of actions and rows`;
  const subject = `Match ${pairCount} of the portal`;
  return {
    ...proposeCommit({ command: 'portal match', subject, changes, options, actionIds: ids }),
    data: suggestionsAnswer([]),
    ...(end !== undefined && { text: `${end}. What you accepted before is recorded:` }),
  };
};

/** Lists the suggestions without recording any: a person decides. */
function listSuggestions(context: CommandContext): Outcome {
  const suggestions = currentSuggestions(context);
  const pairs = suggestions.map(({ action, row, score, level, part }) => ({
    action: action.id,
    ref: row.ref,
    score: Math.round(score * 1000) / 1000,
    level,
    part,
  }));
  const data = suggestionsAnswer(pairs);
  if (suggestions.length === 0)
    return {
      ...addRejectedFilesToNotes(
        context,
        'No suggestions: every row on the portal has its action, or none is similar.',
      ),
      data,
    };
  const table = createTable(
    [
      'Action',
      'Row',
      rightAlignedColumn('Score'),
      'How sure',
      flexibleColumn('On the register', 20),
      flexibleColumn('On the portal', 20),
    ],
    suggestions.map(({ action, row, score, level, part }) => [
      action.id,
      row.ref,
      score.toFixed(2),
      part ? `${level}, a part` : level,
      action.title,
      row.title ?? row.wording ?? '',
    ]),
  );
  const next =
    'On a terminal, `afi portal match` asks about each pair. Elsewhere, record a pair with --accept ACTION=REF, or all pairs with identical wording with --accept-identical.';
  const document = { blocks: [table, { kind: 'note', text: next, isUnbroken: true } as const] };
  return { ...addRejectedFilesToNotes(context, { document }), data };
}

/**
 * The action's id and the reference of a pair, as the extract writes it.
 * @throws UserError if the pair is malformed, or either is unknown, or the action already has the reference.
 */
function parsePair({ register }: CommandContext, pair: string): readonly [string, string] {
  const [id = '', requestedRef] = pair.split(/=(.*)/s);
  if (!requestedRef) throw new UserError(`\`${pair}\` is not a pair. Enter it as ACTION=REF.`);
  const action = requireAction(register, id);
  const refs = register.extracts.flatMap(({ rows }) => rows.map(({ ref }) => ref));
  const ref = refs.find((candidate) => normaliseReference(candidate) === normaliseReference(requestedRef));
  if (ref === undefined)
    throw new UserError(
      `no extract has a row ${requestedRef}. ${didYouMean(requestedRef, new Set(refs))}`.trim(),
    );
  if (
    (action.portal_refs ?? []).some((candidate) => normaliseReference(candidate) === normaliseReference(ref))
  )
    throw new UserError(`${action.id} already has the reference ${ref}.`);
  return [action.id, ref];
}

/** The text of an action with a reference added. References are not issued facts, so no correction event is needed. */
const withRef = (text: string, { register }: CommandContext, id: string, ref: string): string => {
  const hasReferences = requireAction(register, id).portal_refs !== undefined || /^portal_refs:/m.test(text);
  return hasReferences
    ? addItem(text, ['portal_refs'], ref)
    : setValue(text, ['portal_refs'], [ref], fieldsBefore('portal_refs'));
};

type Suggestions = ResponseBody<typeof matchResponse>['suggestions'];

/** The field that only the answer of `portal match` has. */
const suggestionsAnswer = (suggestions: Suggestions) => ({ suggestions });
