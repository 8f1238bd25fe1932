/** Runs `assess`: records the force's judgement on one topic of the framework. */

import { type Command, type CommandContext, type RegisterFileChange, UserError } from '../../app/command.ts';
import { requireAction, requireFramework } from '../../app/lookup.ts';
import type { Framework } from '../../domain/records/framework.ts';
import { assessmentFile } from '../../domain/records/record-paths.ts';
import { didYouMean } from '../../domain/text/word-matching.ts';
import { addDated, addItem, type ValueMap } from '../../storage/yaml-edit/edit.ts';
import { readNote, requireChangeDate } from './change-inputs.ts';
import type { AssessOptions } from './command.ts';
import { createRecordFile, proposeCommit } from './pending-commit.ts';

/** @throws UserError for an unknown topic, framework or action, and without a note. */
export const runAssess: Command<AssessOptions> = (context, options) => {
  const framework = requireFramework(context.register, options.framework);
  const question = requireQuestionOfTopic(framework, options.topic);
  const note = readNote(options, context);
  if (note === undefined) throw new UserError('say why: --note or --note-file.');
  const { topic, judgement, risk, evidence, action, internal } = options;
  const actions = action?.map((id) => requireAction(context.register, id).id);
  const entry: ValueMap = {
    on: requireChangeDate(context, options.on),
    judgement,
    note,
    ...(risk !== undefined && { risk }),
    ...(evidence && { evidence }),
    ...(actions && { actions }),
    ...(internal && { internal }),
  };
  const file = assessmentFile(framework.id, question);
  const change = addJudgement(context, file, { framework: framework.id, question, topic }, entry);
  const subject = `Assess ${topic} as ${judgement.replaceAll('-', ' ')} (${framework.id})`;
  return proposeCommit({
    command: 'assess',
    subject,
    changes: [change],
    options,
    trailers: [['Afi-Topic', `${framework.id} ${topic}`]],
  });
};

/**
 * The number of the question that a topic belongs to.
 * @throws UserError if the framework has no such topic.
 */
function requireQuestionOfTopic({ id, questions = [] }: Framework, topic: string): string {
  const question = questions.find(({ topics }) => topics?.some(({ number }) => number === topic));
  if (question) return question.number;
  const ownTopics = questions.find(({ number }) => number === topic)?.topics ?? [];
  const all = questions.flatMap(({ topics }) => topics?.map(({ number }) => number) ?? []);
  const help =
    ownTopics.length > 0
      ? `Question ${topic} has the topics ${ownTopics.map(({ number }) => number).join(', ')}.`
      : didYouMean(topic, all) || '`afi paf QUESTION` lists them.';
  throw new UserError(`the framework ${id} has no topic \`${topic}\`. ${help}`);
}

/** The topic that a judgement is about. */
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
    if (context.rejected.includes(file))
      throw new UserError(`the file ${file} is rejected; \`afi check\` says why.`);
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
