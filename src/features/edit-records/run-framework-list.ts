/** Runs `framework list`: the versions of the framework with their periods and the number of their entries. */
import type { Command } from '../../app/command.ts';
import { addRejectedFilesToNotes, addRejectedFilesToPage, renderResponse } from '../../app/response.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { frameworkInForce, frameworksInOrder } from '../../domain/framework.ts';
import type { Register } from '../../domain/register.ts';
import { createTable, flexibleColumn, line, rightAlignedColumn } from '../../output/document.ts';
import type { FrameworkList, frameworkListResponse } from './framework-schema.ts';

/** The outcome of `framework list`. */
export const runFrameworkList: Command<{ readonly json: boolean }> = (context, { json }) => {
  const frameworks = listFrameworks(context.register);
  if (json)
    return addRejectedFilesToNotes(
      context,
      renderResponse<typeof frameworkListResponse>('framework-list', { frameworks }),
    );
  if (frameworks.length === 0)
    return addRejectedFilesToPage(context, {
      document: { blocks: [line('The register has no framework. `afi framework import FILE` adds one.')] },
    });
  const rows = frameworks.map((framework) => [
    framework.id,
    framework.title,
    describePeriod(framework),
    framework.in_force ? 'yes' : '',
    ...[framework.questions, framework.topics, framework.characteristics].map(String),
  ]);
  const table = createTable(
    [
      'Framework',
      flexibleColumn('Title', 20),
      'Period',
      'In force today',
      rightAlignedColumn('Questions'),
      rightAlignedColumn('Topics'),
      rightAlignedColumn('Characteristics'),
    ],
    rows,
  );
  return addRejectedFilesToPage(context, { document: { blocks: [table] } });
};

function listFrameworks(register: Register): FrameworkList {
  const current = frameworkInForce(register, register.today);
  return frameworksInOrder(register).map((framework) => {
    const questions = framework.questions ?? [];
    const topics = questions.flatMap((question) => question.topics ?? []);
    return {
      id: framework.id,
      title: framework.title,
      from: framework.from ?? null,
      until: framework.until ?? null,
      replaces: framework.replaces ?? null,
      source: framework.source ?? null,
      in_force: framework.id === current?.id,
      questions: questions.length,
      ungraded: questions.filter(({ graded: isGraded }) => isGraded === false).map(({ number }) => number),
      topics: topics.length,
      characteristics: topics.flatMap((topic) => topic.characteristics ?? []).length,
    };
  });
}

function describePeriod({ from, until }: Pick<FrameworkList[number], 'from' | 'until'>): string {
  if (from === null) return until === null ? 'always' : `until ${formatDate(until)}`;
  return until === null ? `from ${formatDate(from)}` : `${formatDate(from)} to ${formatDate(until)}`;
}
