/** The questions of `add`: asked on a terminal for what the flags did not give. */
import { compareIds } from '../../model/identity.ts';
import type { Register } from '../../model/register.ts';
import { type ActionType, actionTypes, typeCodes, typeWords } from '../../model/vocabulary.ts';
import type { Ask } from '../../render/ask.ts';
import { type Questions, UserError } from '../command.ts';
import type { AddOptions } from './add.ts';

const needed = (answer: string) => (answer === '' ? 'Something is needed here.' : undefined);

const newInspection = '';

/** The options with what was answered; a question that is left undoes nothing and adds nothing. */
export const questions: Questions<AddOptions> = async ({ register }, ask, options) => {
  if (options.from !== undefined) return options;
  const type = options.type ?? (await answered(ask.choose('What was issued?', typeChoices)));
  const inspection = await inspectionAsked(register, ask, options);
  const id = inspection.inspection ?? '';
  const proposed = nextNumber(register, id, type as ActionType);
  const number =
    options.number ??
    ((await answered(
      ask.text(`Which number does the report give it? (Enter for ${proposed})`, (answer) =>
        answer === '' || /^\d+[a-z]?$/.test(answer)
          ? undefined
          : 'Digits, and a letter where one item was split.',
      ),
    )) ||
      proposed);
  const title = options.title ?? (await answered(ask.text('Its title, as a committee reads it?', needed)));
  const wording =
    options.wording ??
    (options.wordingFile ? undefined : await answered(ask.text('The published text, whole?', needed)));
  const causes = register.actions.filter((one) => one.type === 'cause-of-concern' && one.inspection === id);
  const cause =
    options.causeOfConcern ??
    (type === 'recommendation' && causes.length > 0
      ? await answered(
          ask.choose('Under which cause of concern?', [
            { value: '', label: 'none' },
            ...causes.map((one) => ({ value: one.id, label: `${one.id}  ${one.title}` })),
          ]),
        )
      : undefined);
  return {
    ...options,
    ...inspection,
    type,
    number,
    title,
    ...(wording !== undefined && { wording }),
    ...(cause && { causeOfConcern: cause }),
  };
};

const typeChoices = actionTypes.map((value) => ({ value, label: typeWords[value].one }));

async function answered(question: Promise<string | undefined>): Promise<string> {
  const answer = await question;
  if (answer === undefined) throw new UserError('nothing was added.');
  return answer;
}

async function inspectionAsked(
  register: Register,
  ask: Ask,
  options: AddOptions,
): Promise<Partial<AddOptions>> {
  if (options.inspection !== undefined) return {};
  const known = [...register.inspections].sort((a, b) =>
    (a.published ?? '') > (b.published ?? '') ? -1 : 1,
  );
  const inspection = await answered(
    ask.choose('From which inspection?', [
      ...known.map(({ id, title }) => ({ value: id, label: `${id}  ${title}` })),
      { value: newInspection, label: 'a new one' },
    ]),
  );
  if (inspection !== newInspection) return { inspection };
  return {
    inspection: await answered(ask.text('Its id, such as custody-2022?', needed)),
    inspectionTitle: await answered(ask.text('Its title?', needed)),
    origin: await answered(
      ask.choose(
        'Which row of the summary?',
        register.settings.origins.map(({ id, label }) => ({ value: id, label })),
      ),
    ),
  };
}

/** The number after the highest of its type and inspection. */
function nextNumber(register: Register, inspection: string, type: ActionType): string {
  const stem = `${inspection}-${typeCodes[type]}-`;
  const last = register.actions
    .map(({ id }) => id)
    .filter((id) => id.startsWith(stem))
    .sort(compareIds)
    .at(-1);
  return String(Number.parseInt(last?.slice(stem.length) ?? '0', 10) + 1);
}
