/** Asks the questions of `add` on a terminal, for what the options do not give. */

import { type CommandContext, type Questions, UserError } from '../../app/command.ts';
import type { Prompter } from '../../app/prompts.ts';
import { compareIds, isId } from '../../domain/ids.ts';
import type { Register } from '../../domain/register.ts';
import { actionTypes, isActionType, typeCodes, typeWords } from '../../domain/vocabulary.ts';
import { usableWidth, wrapText } from '../../output/safe-text.ts';
import { askForDetails, requireAddAnswer, validateNotEmpty, validateOptionalDate } from './add-details.ts';
import type { AddOptions } from './command.ts';

/**
 * The options completed with the answers.
 * @throws UserError if the user leaves a question; then nothing is added.
 */
export const askForAction: Questions<AddOptions> = async (context, ask, options) => {
  const { register } = context;
  if (options.from !== undefined) return options;
  const type = options.type ?? (await requireAddAnswer(ask.choose('What was issued?', typeChoices)));
  const inspection = options.inspection === undefined ? await askForInspection(register, ask) : {};
  const id = options.inspection ?? inspection.inspection ?? '';
  const prefix = `${id}-${isActionType(type) ? typeCodes[type] : type}-`;
  const number = options.number ?? (await askForNumber(register, ask, prefix));
  const title =
    options.title ??
    (await requireAddAnswer(ask.text('Its title, as a committee reads it?', validateNotEmpty)));
  const actionLabel = `${prefix}${number}: ${title}`;
  const wording =
    options.wording ?? (options.wordingFile ? undefined : await askForWording(ask, actionLabel));
  const basics: AddOptions = {
    ...options,
    ...inspection,
    type,
    inspection: id,
    number,
    title,
    ...(wording !== undefined && { wording }),
  };
  // With all of these options given, only the wording is asked for, because it is long; other details are not.
  if (options.type && options.inspection && options.number && options.title) return basics;
  const complete = { ...basics, ...(await askForDetails(register, ask, basics)) };
  await confirmAction(ask, context, actionLabel, complete);
  return complete;
};

const typeChoices = actionTypes.map((value) => ({ value, label: typeWords[value].one }));

async function askForInspection(register: Register, ask: Prompter): Promise<Partial<AddOptions>> {
  const inspections = [...register.inspections].sort((a, b) =>
    (a.published ?? '') > (b.published ?? '') ? -1 : 1,
  );
  const inspection = await requireAddAnswer(
    ask.choose('From which inspection?', [
      ...inspections.map(({ id, title }) => ({ value: id, label: `${id}  ${title}` })),
      { value: '', label: 'a new one' },
    ]),
  );
  if (inspection !== '') return { inspection };
  const usedIds = new Set(inspections.map(({ id }) => id));
  const validate = (id: string) =>
    usedIds.has(id)
      ? 'That one is in the register already.'
      : isId(id)
        ? undefined
        : 'Lower case, digits and hyphens, such as custody-2022.';
  return {
    inspection: await requireAddAnswer(ask.text('Its id, such as custody-2022?', validate)),
    inspectionTitle: await requireAddAnswer(ask.text('Its title?', validateNotEmpty)),
    origin: await requireAddAnswer(
      ask.choose(
        'Which row of the summary?',
        register.settings.origins.map(({ id, label }) => ({ value: id, label })),
      ),
    ),
    ...(await askForPublication(ask)),
  };
}

async function askForPublication(ask: Prompter): Promise<Partial<AddOptions>> {
  const question = 'When was its report published? (Enter if it is not out)';
  const published = await requireAddAnswer(ask.text(question, validateOptionalDate));
  return published === '' ? {} : { published };
}

/** Asks for the number in the report; proposes the number after the highest one of the type and inspection. */
async function askForNumber(register: Register, ask: Prompter, prefix: string) {
  const last = register.actions
    .map(({ id }) => id)
    .filter((id) => id.startsWith(prefix))
    .sort(compareIds)
    .at(-1);
  const proposed = String(Number.parseInt(last?.slice(prefix.length) ?? '0', 10) + 1);
  const validate = (answer: string) =>
    answer === '' || /^\d+[a-z]?$/.test(answer)
      ? undefined
      : 'Digits, and a letter where one item was split.';
  const question = `Which number does the report give it? (Enter for ${proposed})`;
  return (await requireAddAnswer(ask.text(question, validate))) || proposed;
}

/** Opens the user's editor for the wording, or asks for it if there is none; asks again if the text is empty. */
async function askForWording(ask: Prompter, actionLabel: string): Promise<string> {
  const { write } = ask;
  if (!write) return requireAddAnswer(ask.lines('The published text, whole?', validateNotEmpty));
  for (;;) {
    const wording = write(
      `The published text of ${actionLabel}\nWrite or paste it above, whole, then save and close.`,
    );
    if (wording !== '') return wording;
    if (!(await ask.confirm('Nothing was written. Open the editor again?')))
      throw new UserError('nothing was added: the wording is empty.');
  }
}

/** Shows the action once more and asks for confirmation. */
async function confirmAction(
  ask: Prompter,
  { screen }: CommandContext,
  actionLabel: string,
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
  const details = [causeOfConcern, priority, deadline, deadlineBy, forceLead, deliveryLead, board];
  const lines = [
    actionLabel,
    ...wording
      .split('\n')
      .map((line) => (line === '' ? '' : wrapText(line, usableWidth(screen.width), '  '))),
    details.filter((part) => part !== undefined).join('; '),
  ];
  const answer = await ask.choose(`${lines.filter((line) => line !== '').join('\n')}\nIs that right?`, [
    { value: 'add', label: 'yes: add it' },
    { value: 'leave', label: 'no: add nothing' },
  ]);
  if (answer !== 'add') throw new UserError('nothing was added.');
}
