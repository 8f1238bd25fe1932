/** Rules about the self-assessment: it is held against a framework that is there, day by day, and points to real actions. */
import type { Assessment } from '../domain/records/assessment.ts';
import { assessmentFile } from '../domain/records/record-paths.ts';
import { byId } from '../domain/register.ts';
import { inFile, type Rule } from './rule.ts';
import { absent, meant, unknown } from './unknown-reference.ts';

const fileFor = ({ framework, question }: Assessment) => assessmentFile(framework, question);

/** Every judgement with its place in the file. */
function* judgementsOf({ topics }: Assessment) {
  for (const [t, { history }] of (topics ?? []).entries())
    for (const [j, judgement] of (history ?? []).entries())
      yield { judgement, before: history?.[j - 1], path: ['topics', t, 'history', j] };
}

export const frameworkKnown: Rule = {
  code: 'framework-unknown',
  severity: 'error',
  about: 'The framework of a self-assessment is in frameworks/.',
  help: 'Add the framework’s file, or move the assessment to the folder of the right one.',
  example: 'assessments/peel-2031-32/1.yaml',
  *check(register) {
    const told = unknown('framework', register.frameworks);
    for (const one of register.assessments)
      if (absent(register, 'framework', one.framework))
        yield inFile(fileFor(one), ['framework'], ...told(one.framework));
  },
};

export const topicOfFramework: Rule = {
  code: 'assessment-topic',
  severity: 'error',
  about: 'The question and the topics of a self-assessment are its framework’s, and each topic stands once.',
  help: 'See the framework’s numbers; all judgements of a topic stand in one history.',
  example: 'topic: "8.9"',
  *check({ assessments, frameworks }) {
    const known = byId(frameworks);
    for (const one of assessments) {
      const framework = known.get(one.framework);
      if (!framework) continue;
      const question = framework.questions?.find(({ number }) => number === one.question);
      if (!question) {
        yield inFile(fileFor(one), ['question'], `\`${framework.id}\` has no question ${one.question}`);
        continue;
      }
      const topics = new Set(question.topics?.map(({ number }) => number));
      const seen = new Set<string>();
      for (const [index, { topic }] of (one.topics ?? []).entries()) {
        const place = ['topics', index, 'topic'];
        if (!topics.has(topic)) {
          const message = `question ${one.question} of \`${framework.id}\` has no topic ${topic}`;
          yield inFile(fileFor(one), place, message, meant(() => topics)(topic));
        } else if (seen.has(topic))
          yield inFile(fileFor(one), place, `topic ${topic} stands here a second time`);
        seen.add(topic);
      }
    }
  },
};

export const judgedInOrder: Rule = {
  code: 'assessment-date',
  severity: 'error',
  about: 'Judgements of a topic stand in the order of their dates, and none is dated after today.',
  help: 'Move the judgement to its place, or correct the date.',
  example: 'on: 2021-10-05 after on: 2021-11-17',
  *check({ assessments, today }) {
    for (const one of assessments)
      for (const { judgement, before, path } of judgementsOf(one)) {
        const place = [...path, 'on'];
        if (before && judgement.on < before.on)
          yield inFile(fileFor(one), place, `${judgement.on} stands after ${before.on}`);
        else if (judgement.on > today)
          yield inFile(fileFor(one), place, `${judgement.on} is after today, ${today}`);
      }
  },
};

export const assessedActionKnown: Rule = {
  code: 'assessment-action',
  severity: 'error',
  about: 'The actions that bear on a judgement are in the register.',
  help: 'Add the action, or correct the id.',
  example: 'actions: [custody-2021-rec-40]',
  *check(register) {
    const told = unknown('action', register.actions);
    for (const one of register.assessments)
      for (const { judgement, path } of judgementsOf(one))
        for (const [index, id] of (judgement.actions ?? []).entries())
          if (absent(register, 'action', id))
            yield inFile(fileFor(one), [...path, 'actions', index], ...told(id));
  },
};
