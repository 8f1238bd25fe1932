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
export const askForAction: Questions<AddOptions> = async (context, prompter, options) => {
  const { register } = context;
  if (options.from !== undefined) return options;
  const type = options.type ?? (await requireAddAnswer(prompter.choose('What was issued?', typeChoices)));
  const inspection = options.inspection === undefined ? await askForInspection(register, prompter) : {};
  const id = options.inspection ?? inspection.inspection ?? '';
  const prefix = `${id}-${isActionType(type) ? typeCodes[type] : type}-`;
  const number = options.number ?? (await askForNumber(register, prompter, prefix));
  const title =
    options.title ??
    (await requireAddAnswer(prompter.text('Its title, as a committee reads it?', validateNotEmpty)));
  const actionLabel = `${prefix}${number}: ${title}`;
  const wording =
    options.wording ?? (options.wordingFile ? undefined : await askForWording(prompter, actionLabel));
  const requiredOptions: AddOptions = {
    ...options,
    ...inspection,
    type,
    inspection: id,
    number,
    title,
    ...(wording !== undefined && { wording }),
  };
  // With all of these options given, only the wording is asked for, because it is long; other details are not.
  if (options.type && options.inspection && options.number && options.title) return requiredOptions;
  const completeOptions = {
    ...requiredOptions,
    ...(await askForDetails(register, prompter, requiredOptions)),
  };
  await confirmAction(prompter, context, actionLabel, completeOptions);
  return completeOptions;
};

const typeChoices = actionTypes.map((value) => ({ value, label: typeWords[value].one }));

async function askForInspection(register: Register, prompter: Prompter): Promise<Partial<AddOptions>> {
  const inspections = [...register.inspections].sort((a, b) =>
    (a.published ?? '') > (b.published ?? '') ? -1 : 1,
  );
  const inspection = await requireAddAnswer(
    prompter.choose('From which inspection?', [
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
    inspection: await requireAddAnswer(prompter.text('Its id, such as custody-2022?', validate)),
    inspectionTitle: await requireAddAnswer(prompter.text('Its title?', validateNotEmpty)),
    origin: await requireAddAnswer(
      prompter.choose(
        'Which row of the summary?',
        register.settings.origins.map(({ id, label }) => ({ value: id, label })),
      ),
    ),
    ...(await askForPublication(prompter)),
  };
}

async function askForPublication(prompter: Prompter): Promise<Partial<AddOptions>> {
  const question = 'When was its report published? (Enter if it is not out)';
  const publicationDate = await requireAddAnswer(prompter.text(question, validateOptionalDate));
  return publicationDate === '' ? {} : { published: publicationDate };
}

/** Asks for the number in the report; proposes the number after the highest one of the type and inspection. */
async function askForNumber(register: Register, prompter: Prompter, prefix: string) {
  const lastId = register.actions
    .map(({ id }) => id)
    .filter((id) => id.startsWith(prefix))
    .sort(compareIds)
    .at(-1);
  const proposedNumber = String(Number.parseInt(lastId?.slice(prefix.length) ?? '0', 10) + 1);
  const validate = (answer: string) =>
    answer === '' || /^\d+[a-z]?$/.test(answer)
      ? undefined
      : 'Digits, and a letter where one item was split.';
  const question = `Which number does the report give it? (Enter for ${proposedNumber})`;
  return (await requireAddAnswer(prompter.text(question, validate))) || proposedNumber;
}

/** Opens the user's editor for the wording, or asks for it if there is none; asks again if the text is empty. */
async function askForWording(prompter: Prompter, actionLabel: string): Promise<string> {
  const { write } = prompter;
  if (!write) return requireAddAnswer(prompter.lines('The published text, whole?', validateNotEmpty));
  for (;;) {
    const wording = write(
      `The published text of ${actionLabel}\nWrite or paste it above, whole, then save and close.`,
    );
    if (wording !== '') return wording;
    if (!(await prompter.confirm('Nothing was written. Open the editor again?')))
      throw new UserError('nothing was added: the wording is empty.');
  }
}

/** Shows the action once more and asks for confirmation. */
async function confirmAction(
  prompter: Prompter,
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
  const answer = await prompter.choose(`${lines.filter((line) => line !== '').join('\n')}\nIs that right?`, [
    { value: 'add', label: 'yes: add it' },
    { value: 'leave', label: 'no: add nothing' },
  ]);
  if (answer !== 'add') throw new UserError('nothing was added.');
}
