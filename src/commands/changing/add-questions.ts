/** The questions of `add`: asked on a terminal for what the flags did not give. */
import { compareIds, isId } from '../../model/identity.ts';
import type { Register } from '../../model/register.ts';
import { type ActionType, actionTypes, typeCodes, typeWords } from '../../model/vocabulary.ts';
import type { Ask } from '../../render/ask.ts';
import { type Questions, UserError } from '../command.ts';
import type { AddOptions } from './add.ts';
import { answered, dayOrNothing, detailsAsked, needed } from './add-details.ts';

/** The options with what was answered; a question that is left undoes nothing and adds nothing. */
export const questions: Questions<AddOptions> = async ({ register }, ask, options) => {
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
  return guided ? { ...known, ...(await detailsAsked(register, ask, known)) } : known;
};

const typeChoices = actionTypes.map((value) => ({ value, label: typeWords[value].one }));

async function inspectionAsked(register: Register, ask: Ask): Promise<Partial<AddOptions>> {
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

async function publishedAsked(ask: Ask): Promise<Partial<AddOptions>> {
  const question = 'When was its report published? (Enter if it is not out)';
  const published = await answered(ask.text(question, dayOrNothing));
  return published === '' ? {} : { published };
}

/** The number after the highest of its type and inspection is proposed. */
async function numberAsked(register: Register, ask: Ask, inspection: string, type: ActionType) {
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

/** Written in the officer's editor, or else asked for; an empty one gives up. */
async function wordingAsked(ask: Ask, about: string): Promise<string> {
  const wording = ask.write
    ? ask.write(
        `The published text of ${about}\nWrite or paste it above, whole, then save and close. Nothing written, nothing added.`,
      )
    : await answered(
        ask.text('The published text, whole? (on one line; --wording-file takes several)', () => undefined),
      );
  if (wording === '') throw new UserError('nothing was added: the wording is empty.');
  return wording;
}
