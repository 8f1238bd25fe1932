/** Checks the model framework and the self-assessment against it. */
import { describe, expect, test } from 'vitest';
import { onModel } from '../../helpers/tool.ts';

const topicsByQuestion = [6, 6, 3, 4, 4, 5, 4, 5, 3, 6, 6, 7];
const characteristicsByTopic = [
  [3, 2, 3, 2, 5, 3],
  [4, 2, 3, 3, 1, 1],
  [4, 5, 3],
  [4, 3, 3, 3],
  [1, 4, 5, 2],
  [3, 3, 4, 2, 1],
  [5, 5, 2, 1],
  [2, 3, 1, 3, 1],
  [2, 2, 2],
  [2, 1, 2, 1, 1, 1],
  [2, 2, 4, 3, 2, 3],
  [2, 3, 2, 3, 2, 2, 2],
];

const answerTo = async (...argv: readonly string[]) => JSON.parse((await onModel(...argv, '--json')).out);

describe('the PEEL Assessment Framework 2021/22', () => {
  test('has 12 questions, two of them ungraded, 59 topics and 151 characteristics', async () => {
    const { framework } = await answerTo('report', 'audit-committee-2021-12-16');
    expect(framework.count).toEqual({
      questions: 12,
      ungraded: ['9', '10'],
      topics: 59,
      characteristics: 151,
    });
    const counts = framework.questions.map((question: { topics: { characteristics: unknown[] }[] }) =>
      question.topics.map(({ characteristics }) => characteristics.length),
    );
    expect(counts).toEqual(characteristicsByTopic);
  });

  test('words each topic and characteristic differently', async () => {
    const { framework } = await answerTo('report', 'audit-committee-2021-12-16');
    const titles = framework.questions.flatMap(
      (question: { topics: { title: string; characteristics: { title: string }[] }[] }) =>
        question.topics.flatMap(({ title, characteristics }) => [
          title,
          ...characteristics.map((characteristic) => characteristic.title),
        ]),
    );
    expect(new Set(titles).size).toBe(59 + 151);
  });
});

describe('the self-assessment', () => {
  test('counts every topic once: assessed or not', async () => {
    const { questions } = await answerTo('self-assessment', '--as-at', '2021-11-25');
    expect(questions).toHaveLength(topicsByQuestion.length);
    for (const [i, question] of questions.entries()) {
      expect(question.topics).toHaveLength(topicsByQuestion[i] ?? 0);
      expect(question.assessed + question.not_assessed).toBe(question.topics.length);
      expect(Object.values(question.counts as Record<string, number>).reduce((sum, n) => sum + n, 0)).toBe(
        question.assessed,
      );
    }
    expect(
      questions.filter(({ assessed }: { assessed: number }) => assessed > 0).length,
    ).toBeGreaterThanOrEqual(3);
  });

  test('a topic without a judgement by then is not assessed, never met', async () => {
    const answerBefore = await answerTo('self-assessment', '--as-at', '2021-10-01');
    expect(answerBefore.questions.every(({ assessed }: { assessed: number }) => assessed === 0)).toBe(true);
    const { out } = await onModel('self-assessment', '6', '--as-at', '2021-11-25');
    expect(out).toMatch(/^6\.5 .*not assessed$/m);
  });

  test('an unknown question is refused', async () => {
    expect(await onModel('self-assessment', '13')).toMatchObject({ code: 2, out: '' });
  });
});
