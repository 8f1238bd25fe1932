/** Rules about self-assessments: the framework, topics and actions exist, and judgements are in order of date. */
import { frameworkNumbers } from '../domain/framework.ts';
import { levelOf } from '../domain/paf-key.ts';
import type { Assessment } from '../domain/records/assessment.ts';
import { noFramework } from '../domain/records/paper.ts';
import { assessmentFile } from '../domain/records/record-paths.ts';
import { indexById } from '../domain/register.ts';
import {
  createSuggester,
  describeUnknown,
  faultInFile,
  faultInRecord,
  isMissing,
  type Rule,
} from './rule.ts';

const fileOfAssessment = ({ framework, question }: Assessment) => assessmentFile(framework, question);

/** Every judgement, with the previous one of its topic and its path in the record. */
function* listJudgements({ topics }: Assessment) {
  for (const [topicIndex, { history }] of (topics ?? []).entries())
    for (const [judgementIndex, judgement] of (history ?? []).entries())
      yield {
        judgement,
        before: history?.[judgementIndex - 1],
        path: ['topics', topicIndex, 'history', judgementIndex],
      };
}

export const frameworkUnknown: Rule = {
  code: 'framework-unknown',
  severity: 'error',
  about:
    'The framework named by a self-assessment, a paper or another framework’s `replaces` is in the register.',
  help: 'Add the framework, or correct the id. Keep an assessment in the folder of its framework.',
  example: 'assessments/peel-2031-32/1.yaml',
  *check(register) {
    const describeId = describeUnknown('framework', register.frameworks);
    for (const assessment of register.assessments)
      if (isMissing(register, 'framework', assessment.framework))
        yield faultInFile(fileOfAssessment(assessment), ['framework'], ...describeId(assessment.framework));
    for (const { id, framework } of register.papers)
      if (framework !== undefined && framework !== noFramework && isMissing(register, 'framework', framework))
        yield faultInRecord({ kind: 'paper', id }, ['framework'], ...describeId(framework));
    for (const { id, replaces } of register.frameworks)
      if (replaces !== undefined && isMissing(register, 'framework', replaces))
        yield faultInRecord({ kind: 'framework', id }, ['replaces'], ...describeId(replaces));
  },
};

export const assessmentTopic: Rule = {
  code: 'assessment-topic',
  severity: 'error',
  about: 'A self-assessment covers questions, topics and characteristics of its framework, each once.',
  help: 'Use the numbers of the framework, and keep all judgements of a topic or characteristic in one history.',
  example: 'topic: "8.9"',
  *check({ assessments, frameworks }) {
    const frameworkById = indexById(frameworks);
    for (const assessment of assessments) {
      const framework = frameworkById.get(assessment.framework);
      if (!framework) continue;
      const question = framework.questions?.find(({ number }) => number === assessment.question);
      if (!question) {
        yield faultInFile(
          fileOfAssessment(assessment),
          ['question'],
          `\`${framework.id}\` has no question ${assessment.question}`,
        );
        continue;
      }
      const topics = new Set(frameworkNumbers({ ...framework, questions: [question] }));
      topics.delete(question.number);
      const usedTopics = new Set<string>();
      for (const [index, { topic }] of (assessment.topics ?? []).entries()) {
        const path = ['topics', index, 'topic'];
        if (!topics.has(topic)) {
          const message = `question ${assessment.question} of \`${framework.id}\` has no ${levelOf(topic)} ${topic}`;
          yield faultInFile(
            fileOfAssessment(assessment),
            path,
            message,
            createSuggester(() => topics)(topic),
          );
        } else if (usedTopics.has(topic))
          yield faultInFile(
            fileOfAssessment(assessment),
            path,
            `${levelOf(topic)} ${topic} is in the file twice`,
          );
        usedTopics.add(topic);
      }
    }
  },
};

export const assessmentDate: Rule = {
  code: 'assessment-date',
  severity: 'error',
  about: 'The judgements of a topic are in date order, and none is dated in the future.',
  help: 'Move the judgement to its place in date order, or correct the date.',
  example: 'on: 2021-10-05 after on: 2021-11-17',
  *check({ assessments, today }) {
    for (const assessment of assessments)
      for (const { judgement, before: previous, path } of listJudgements(assessment)) {
        const datePath = [...path, 'on'];
        if (previous && judgement.on < previous.on)
          yield faultInFile(
            fileOfAssessment(assessment),
            datePath,
            `this judgement is dated ${judgement.on}, but follows a judgement of ${previous.on}`,
          );
        else if (judgement.on > today)
          yield faultInFile(
            fileOfAssessment(assessment),
            datePath,
            `${judgement.on} is in the future (today is ${today})`,
          );
      }
  },
};

export const assessmentAction: Rule = {
  code: 'assessment-action',
  severity: 'error',
  about: 'The actions named by a judgement are in the register.',
  help: 'Add the action, or correct the id.',
  example: 'actions: [custody-2021-rec-40]',
  *check(register) {
    const describeId = describeUnknown('action', register.actions);
    for (const assessment of register.assessments)
      for (const { judgement, path } of listJudgements(assessment))
        for (const [index, id] of (judgement.actions ?? []).entries())
          if (isMissing(register, 'action', id))
            yield faultInFile(fileOfAssessment(assessment), [...path, 'actions', index], ...describeId(id));
  },
};
