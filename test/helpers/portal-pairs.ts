/** Generates a register and a portal extract with known pairs of actions and rows; some are dropped, added, reworded or split. */

import type { Action } from '../../src/domain/records/action.ts';
import type { ExtractRow } from '../../src/domain/records/portal-extract.ts';
import type { Register } from '../../src/domain/register.ts';
import { emptySettings } from '../../src/domain/register.ts';

/** Returns random functions that are the same for the same seed. */
export function createDice(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  return { chance: (share: number) => next() < share, below, pick };
}

type Dice = ReturnType<typeof createDice>;

const list = (text: string) => text.trim().split(/\s*\n\s*/);

const limits = list(`
  Within three months,
  Within six months,
  With immediate effect,
  By 31 March,
  By the end of the year,
  Immediately,
  Within twelve months,
`);
const whoms = list(`
  the force should
  chief constables should
  forces should
  the chief constable should
  all forces should
`);
const verbs = list(`
  review
  set a standard for
  audit
  improve
  publish a plan for
  appoint a lead for
  make sure that officers understand
  give enough staff to
  report each month on
  test the quality of
  agree with partners a procedure for
  stop delays in
`);
const objects = list(`
  the handling of calls from vulnerable people
  the supervision of investigations
  the recording of reported crime
  the storage of property and exhibits
  searches of people in custody
  the visits made to registered offenders
  the assessment of risk to children
  referrals to other agencies
  the wait for examination of phones and computers
  contact with victims of fraud
  the licensing of firearms
  vetting of transferred staff
  the use of intelligence on organised crime
  interviews of suspects who need an adult beside them
  the care of detainees with mental ill health
  the response to stalking
  the arrest of outstanding suspects
  the use of bail with conditions
  disclosure of unused material
  covert work online
  patrols of rural roads
  hate crime reported by neighbours
  missing children found in other areas
  the forecast of demand
`);
const ends = list(`
  so that nobody is left at risk while a decision is awaited
  and should tell the public what was found
  so that supervisors can see which cases have stopped
  and should repeat the exercise each year
  in line with the national guidance
  so that victims hear of it on the same day
  and should put right what falls short
  with the help of people who have lived through it
  so that chief officers know where resources are short
  and should share the outcome with the local council
  whatever the hour at which it is reported
  by sampling closed records each quarter
`);
const seconds = list(`
  Records should show who decided, on what grounds and when.
  The result should be looked at by somebody independent of the team.
  Training should be repeated for those who join later.
  Where a case is returned, the reason should be written down.
  Performance should be told to the board in figures that can be compared.
  A named officer should answer for progress.
  Staff should be asked whether the change has made their work better.
  The arrangement should be tested before it is relied on.
  Partners should be told at once when it fails.
  Equipment should be bought only once the need has been shown.
  Custody records should be sampled by an inspector from elsewhere.
  What is learnt should reach the control room within a week.
  Nobody should be refused a service for lack of an address.
  Demand at weekends should be looked at on its own.
  Officers new to the role should have a tutor for their first cases.
  Letters to victims should be in plain words.
`);

const doers = list(`
  supervisors
  call handlers
  the force crime registrar
  neighbourhood teams
  custody officers
  the deputy chief constable
  detectives new to the role
  analysts
  the firearms unit
  partners in health
  the professional standards department
  response officers
`);
const deeds = list(`
  record the grounds of each decision about
  be told within a day of any change to
  sample ten files each month that concern
  hear from those affected by
  receive guidance that is short and plain about
  keep a list, reviewed every week, of
  have no more than a fair share of
  be able to find on a mobile device all that bears on
  answer to the local board for
  take part in an exercise that tests
`);

function furtherBy({ pick, chance }: Dice): string {
  if (chance(0.15)) return pick(seconds);
  const doer = pick(doers);
  return `${doer.charAt(0).toUpperCase()}${doer.slice(1)} should ${pick(deeds)} ${pick(objects)} ${pick(ends)}.`;
}

/** Two to four sentences in the style of a report; phrases and complete sentences recur in many of them. */
function wordingBy(die: Dice): string {
  const { pick, below } = die;
  const first = `${pick(limits)} ${pick(whoms)} ${pick(verbs)} ${pick(objects)} ${pick(ends)}.`;
  const furtherActions = Array.from({ length: 1 + below(3) }, () => furtherBy(die));
  return [first, ...new Set(furtherActions)].join(' ');
}

const replacementWords = list(`
  arrangements
  colleagues
  swiftly
  oversight
  thoroughly
  practice
  ensure
  relevant
  requirement
  provision
`);

/** The text as the portal may have it: cut after three quarters, or with one word in eight replaced and `&` for `and`. */
function rewordText(text: string, { chance, pick }: Dice): string {
  const words = text.split(' ');
  if (chance(1 / 3)) return `${words.slice(0, Math.ceil(words.length * 0.75)).join(' ')}…`;
  return words
    .map((word) => (chance(1 / 8) ? pick(replacementWords) : word === 'and' ? '&' : word))
    .join(' ');
}

/** A text split after its first sentence; undefined if it has only one. */
function halves(text: string): readonly [string, string] | undefined {
  const sentences = text.split(/(?<=\.) /);
  if (sentences.length < 2) return undefined;
  return [sentences[0] ?? '', sentences.slice(1).join(' ')];
}

export interface KnownPairs {
  readonly register: Register;
  readonly rows: readonly ExtractRow[];
  /** `ref id` of each pair that no portal reference on the register shows. */
  readonly expectedPairs: ReadonlySet<string>;
  readonly counts: Readonly<Record<'dropped' | 'added' | 'reworded' | 'split' | 'untold', number>>;
}

export const extractDay = '2022-06-30';

export function createKnownPairs(seed: number, count: number): KnownPairs {
  const die = createDice(seed);
  const rows: ExtractRow[] = [];
  const expectedPairs = new Set<string>();
  const counts = { dropped: 0, added: 0, reworded: 0, split: 0, untold: 0 };
  const texts = new Set<string>();
  const newWording = (): string => {
    for (;;) {
      const text = wordingBy(die);
      if (!texts.has(text)) return texts.add(text) && text;
    }
  };
  const actions: Action[] = [];
  const refs = new Map<string, string[]>();
  const row = (wording: string, inspection: string, members: readonly string[]) => {
    const ref = String(10_000 + rows.length);
    rows.push({
      line: rows.length + 2,
      ref,
      typeWord: 'Recommendation',
      type: 'recommendation',
      status: 'Open',
      meaning: 'open',
      live: true,
      title: undefined,
      wording,
      inspection,
    });
    for (const id of members) refs.set(id, [...(refs.get(id) ?? []), ref]);
  };
  let joinedAction: Action | undefined;
  for (let i = 0; i < count; i++) {
    const inspection = `visit-${1 + Math.floor(i / 12)}`;
    const action: Action = {
      id: `${inspection}-rec-${1 + (i % 12)}`,
      type: 'recommendation',
      inspection,
      title: 'x',
      wording: newWording(),
      history: [{ on: '2021-01-04', event: 'issued' }],
    };
    actions.push(action);
    const { wording, id } = action;
    const cast = die.below(100);
    if (joinedAction && joinedAction.inspection === inspection) {
      row(`${joinedAction.wording} ${wording}`, inspection, [joinedAction.id, id]);
      counts.split += 2;
      joinedAction = undefined;
      continue;
    }
    if (joinedAction) row(joinedAction.wording, joinedAction.inspection, [joinedAction.id]);
    joinedAction = undefined;
    const two = halves(wording);
    if (cast < 5) counts.dropped++;
    else if (cast < 15) {
      row(rewordText(wording, die), inspection, [id]);
      counts.reworded++;
    } else if (cast < 20 && two) {
      for (const half of two) row(half, inspection, [id]);
      counts.split++;
    } else if (cast < 23 && i % 12 < 11) joinedAction = action;
    else row(wording, inspection, [id]);
  }
  if (joinedAction) row(joinedAction.wording, joinedAction.inspection, [joinedAction.id]);
  const total = rows.length;
  for (let i = 0; i < total * 0.05; i++) {
    row(newWording(), `visit-${1 + die.below(Math.ceil(count / 12))}`, []);
    counts.added++;
  }
  const actionsWithRefs = actions.map((action): Action => {
    const ownRefs = refs.get(action.id) ?? [];
    if (die.chance(0.5)) return ownRefs.length === 0 ? action : { ...action, portal_refs: ownRefs };
    for (const ref of ownRefs) expectedPairs.add(`${ref} ${action.id}`);
    if (ownRefs.length > 0) counts.untold++;
    return action;
  });
  return { register: registerOf(actionsWithRefs), rows, expectedPairs, counts };
}

const registerOf = (actions: readonly Action[]): Register => ({
  today: extractDay,
  isPublic: false,
  settings: emptySettings,
  actions,
  inspections: [...new Set(actions.map(({ inspection }) => inspection))].map((id) => ({
    id,
    title: id,
    origin: 'docks',
    status: 'published' as const,
  })),
  batches: [],
  boards: [],
  papers: [],
  frameworks: [],
  rounds: [],
  assessments: [],
  extracts: [],
  explanations: { explanations: [] },
  acceptances: { accepted: [] },
  hasFile: () => true,
  readTemplate: () => undefined,
  evidenceFile: () => undefined,
});
