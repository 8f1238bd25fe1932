/** `assess`: a judgement of the force on one topic of the framework. */

import { type Command, type CommandContext, type RecordedFile, UserError } from '../../app/command.ts';
import { requireAction, requireFramework } from '../../app/lookup.ts';
import type { Framework } from '../../domain/records/framework.ts';
import { assessmentFile } from '../../domain/records/record-paths.ts';
import { didYouMean } from '../../domain/text/nearest.ts';
import { addDated, addItem, type ValueMap } from '../../storage/yaml-edit/edit.ts';
import { changed, dayOf } from './action-selection.ts';
import type { AssessOptions } from './command.ts';
import { newRecord } from './new-record.ts';
import { noteOf } from './text-arguments.ts';

export const runAssess: Command<AssessOptions> = (context, options) => {
  const framework = requireFramework(context.register, options.framework);
  const question = questionOf(framework, options.topic);
  const note = noteOf(options, context);
  if (note === undefined) throw new UserError('say why: --note or --note-file.');
  const { topic, judgement, risk, evidence, action, internal } = options;
  const actions = action?.map((id) => requireAction(context.register, id).id);
  const entry: ValueMap = {
    on: dayOf(context, options.on),
    judgement,
    note,
    ...(risk !== undefined && { risk }),
    ...(evidence && { evidence }),
    ...(actions && { actions }),
    ...(internal && { internal }),
  };
  const file = assessmentFile(framework.id, question);
  const change = withJudgement(context, file, { framework: framework.id, question, topic }, entry);
  const subject = `Assess ${topic} as ${judgement.replaceAll('-', ' ')} (${framework.id})`;
  return changed('assess', subject, [change], options, [['Afi-Topic', `${framework.id} ${topic}`]]);
};

/** The question under which a topic stands. */
function questionOf({ id, questions = [] }: Framework, topic: string): string {
  const found = questions.find(({ topics }) => topics?.some(({ number }) => number === topic));
  if (found) return found.number;
  const under = questions.find(({ number }) => number === topic)?.topics ?? [];
  const all = questions.flatMap(({ topics }) => topics?.map(({ number }) => number) ?? []);
  const help =
    under.length > 0
      ? `Question ${topic} has the topics ${under.map(({ number }) => number).join(', ')}.`
      : didYouMean(topic, all) || '`afi paf QUESTION` lists them.';
  throw new UserError(`the framework ${id} has no topic \`${topic}\`. ${help}`);
}

interface Place {
  readonly framework: string;
  readonly question: string;
  readonly topic: string;
}

/** The file of the question with the judgement in its topic's history; a new one where there is none. */
function withJudgement(
  context: CommandContext,
  file: string,
  { framework, question, topic }: Place,
  entry: ValueMap,
): RecordedFile {
  const { register } = context;
  const known = register.assessments.find((one) => one.framework === framework && one.question === question);
  const fresh = { topic, history: [entry] };
  if (!known) {
    if (context.rejected.includes(file))
      throw new UserError(`the file ${file} is rejected; \`afi check\` says why.`);
    return newRecord('assessment', file, { framework, question, topics: [fresh] });
  }
  const before = context.recordOf(file);
  const place = (known.topics ?? []).findIndex((one) => one.topic === topic);
  return {
    file,
    before,
    after:
      place < 0 ? addItem(before, ['topics'], fresh) : addDated(before, ['topics', place, 'history'], entry),
  };
}
