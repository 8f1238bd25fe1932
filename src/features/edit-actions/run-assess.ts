/** Runs `assess`: records the force's judgement on one topic or characteristic of the framework. */

import { readNote, requireChangeDate } from '../../app/change-options.ts';
import { type Command, type CommandContext, type RegisterFileChange, UserError } from '../../app/command.ts';
import { describeNumbersUnder, requireFrameworkNumber } from '../../app/framework-lookup.ts';
import { requireAction } from '../../app/lookup.ts';
import { createRecordFile, proposeCommit } from '../../app/propose-commit.ts';
import { levelOf, questionOf } from '../../domain/paf-key.ts';
import { assessmentFile } from '../../domain/records/record-paths.ts';
import { addDated, addItem, type ValueMap } from '../../storage/yaml-edit/edit.ts';
import type { AssessOptions } from './command.ts';

/** @throws UserError for an unknown topic, framework or action, and without a note. */
export const runAssess: Command<AssessOptions> = (context, options) => {
  const on = requireChangeDate(context, options.on);
  const { framework, number } = requireFrameworkNumber(context.register, options.topic, {
    framework: options.framework,
    day: on,
  });
  if (levelOf(number) === 'question')
    throw new UserError(`enter a topic or a characteristic. ${describeNumbersUnder(framework, number)}`);
  const note = readNote(options, context);
  if (note === undefined) throw new UserError('enter the reason with --note or --note-file.');
  const { judgement, risk, evidence, action, internal } = options;
  const actions = action?.map((id) => requireAction(context.register, id).id);
  const entry: ValueMap = {
    on,
    judgement,
    note,
    ...(risk !== undefined && { risk }),
    ...(evidence && { evidence }),
    ...(actions && { actions }),
    ...(internal && { internal }),
  };
  const question = questionOf(number);
  const file = assessmentFile(framework.id, question);
  const change = addJudgement(context, file, { framework: framework.id, question, topic: number }, entry);
  const subject = `Assess ${number} as ${judgement.replaceAll('-', ' ')} (${framework.id})`;
  return proposeCommit({
    command: 'assess',
    subject,
    changes: [change],
    options,
    trailers: [['Afi-Topic', `${framework.id} ${number}`]],
  });
};

/** The topic or characteristic that a judgement is about. */
interface JudgedTopic {
  readonly framework: string;
  readonly question: string;
  readonly topic: string;
}

/** The question's file with the judgement added to the topic's history; a new file if there is none. */
function addJudgement(
  context: CommandContext,
  file: string,
  { framework, question, topic }: JudgedTopic,
  entry: ValueMap,
): RegisterFileChange {
  const { register } = context;
  const assessment = register.assessments.find(
    (each) => each.framework === framework && each.question === question,
  );
  const newTopic = { topic, history: [entry] };
  if (!assessment) {
    if (context.rejectedFiles.includes(file))
      throw new UserError(`the file ${file} is rejected. \`afi check\` shows why.`);
    return createRecordFile('assessment', file, { framework, question, topics: [newTopic] });
  }
  const before = context.recordText(file);
  const index = (assessment.topics ?? []).findIndex((each) => each.topic === topic);
  return {
    file,
    before,
    after:
      index < 0
        ? addItem(before, ['topics'], newTopic)
        : addDated(before, ['topics', index, 'history'], entry),
  };
}
