/** The questions of `add`: asked on a terminal for what the flags did not give. */

import { type CommandContext, type Questions, UserError } from '../../app/command.ts';
import type { Prompter } from '../../app/prompts.ts';
import { compareIds, isId } from '../../domain/ids.ts';
import type { Register } from '../../domain/register.ts';
import { type ActionType, actionTypes, typeCodes, typeWords } from '../../domain/vocabulary.ts';
import { usableWidth, wrap } from '../../output/safe-text.ts';
import { answered, dayOrNothing, detailsAsked, needed } from './add-details.ts';
import type { AddOptions } from './command.ts';

/** The options with what was answered; a question that is left undoes nothing and adds nothing. */
export const askForAction: Questions<AddOptions> = async (context, ask, options) => {
  const { register } = context;
  if (options.from !== undefined) return options;
  const { inspection: at, title: named } = options;
  const type = options.type ?? (await answered(ask.choose('What was issued?', typeChoices)));
  const inspection = at === undefined ? await inspectionAsked(register, ask) : {};
  const id = at ?? inspection.inspection ?? '';
  const number = options.number ?? (await numberAsked(register, ask, id, type as ActionType));
  const title = named ?? (await answered(ask.text('Its title, as a committee reads it?', needed)));
  const about = `${id}-${typeCodes[type as ActionType]}-${number}: ${title}`;
  const wording = options.wording ?? (options.wordingFile ? undefined : await wordingAsked(ask, about));
  const known: AddOptions = {
    ...options,
    ...inspection,
    type,
    inspection: id,
    number,
    title,
    ...(wording !== undefined && { wording }),
  };
  // Whoever gave these as flags has said what there is to say; a wording alone is long, and comes by the editor.
  const guided = !(options.type && options.inspection && options.number && options.title);
  if (!guided) return known;
  const whole = { ...known, ...(await detailsAsked(register, ask, known)) };
  await reviewed(ask, context, about, whole);
  return whole;
};

const typeChoices = actionTypes.map((value) => ({ value, label: typeWords[value].one }));

async function inspectionAsked(register: Register, ask: Prompter): Promise<Partial<AddOptions>> {
  const known = [...register.inspections].sort((a, b) =>
    (a.published ?? '') > (b.published ?? '') ? -1 : 1,
  );
  const inspection = await answered(
    ask.choose('From which inspection?', [
      ...known.map(({ id, title }) => ({ value: id, label: `${id}  ${title}` })),
      { value: '', label: 'a new one' },
    ]),
  );
  if (inspection !== '') return { inspection };
  const taken = new Set(known.map(({ id }) => id));
  const fault = (id: string) =>
    taken.has(id)
      ? 'That one is in the register already.'
      : isId(id)
        ? undefined
        : 'Lower case, digits and hyphens, such as custody-2022.';
  return {
    inspection: await answered(ask.text('Its id, such as custody-2022?', fault)),
    inspectionTitle: await answered(ask.text('Its title?', needed)),
    origin: await answered(
      ask.choose(
        'Which row of the summary?',
        register.settings.origins.map(({ id, label }) => ({ value: id, label })),
      ),
    ),
    ...(await publishedAsked(ask)),
  };
}

async function publishedAsked(ask: Prompter): Promise<Partial<AddOptions>> {
  const question = 'When was its report published? (Enter if it is not out)';
  const published = await answered(ask.text(question, dayOrNothing));
  return published === '' ? {} : { published };
}

/** The number after the highest of its type and inspection is proposed. */
async function numberAsked(register: Register, ask: Prompter, inspection: string, type: ActionType) {
  const stem = `${inspection}-${typeCodes[type]}-`;
  const last = register.actions
    .map(({ id }) => id)
    .filter((id) => id.startsWith(stem))
    .sort(compareIds)
    .at(-1);
  const proposed = String(Number.parseInt(last?.slice(stem.length) ?? '0', 10) + 1);
  const fault = (answer: string) =>
    answer === '' || /^\d+[a-z]?$/.test(answer)
      ? undefined
      : 'Digits, and a letter where one item was split.';
  const question = `Which number does the report give it? (Enter for ${proposed})`;
  return (await answered(ask.text(question, fault))) || proposed;
}

/** Written in the officer's editor, or else asked for; where nothing was written, asked again. */
async function wordingAsked(ask: Prompter, about: string): Promise<string> {
  const { write } = ask;
  if (!write) return answered(ask.lines('The published text, whole?', needed));
  for (;;) {
    const wording = write(
      `The published text of ${about}\nWrite or paste it above, whole, then save and close.`,
    );
    if (wording !== '') return wording;
    if (!(await ask.confirm('Nothing was written. Open the editor again?')))
      throw new UserError('nothing was added: the wording is empty.');
  }
}

/** What is about to be recorded, to be looked at once more; Enter adds it. */
async function reviewed(
  ask: Prompter,
  { screen }: CommandContext,
  about: string,
  options: AddOptions,
): Promise<void> {
  const {
    wording = '',
    causeOfConcern,
    priority,
    deadline,
    deadlineBy,
    forceLead,
    deliveryLead,
    board,
  } = options;
  const told = [causeOfConcern, priority, deadline, deadlineBy, forceLead, deliveryLead, board];
  const lines = [
    about,
    ...wording.split('\n').map((line) => (line === '' ? '' : wrap(line, usableWidth(screen.width), '  '))),
    told.filter((part) => part !== undefined).join('; '),
  ];
  const answer = await ask.choose(`${lines.filter((line) => line !== '').join('\n')}\nIs that right?`, [
    { value: 'add', label: 'yes: add it' },
    { value: 'leave', label: 'no: add nothing' },
  ]);
  if (answer !== 'add') throw new UserError('nothing was added.');
}
