/** Rules about the periods of frameworks: each ends after it begins, they do not overlap, and papers are within one. */
import { frameworkInForce, frameworkOn, frameworksInOrder } from '../domain/framework.ts';
import type { PaperTemplate } from '../domain/paper-templates.ts';
import { indexById } from '../domain/register.ts';
import { faultInRecord, type Rule } from './rule.ts';

export const frameworkPeriod: Rule = {
  code: 'framework-period',
  severity: 'error',
  about: 'A framework ends after it begins, and does not begin before the framework it replaces.',
  help: 'Correct `from`, `until` or `replaces`.',
  example: 'from: 2025-04-01 with until: 2024-03-31',
  *check({ frameworks }) {
    const frameworkById = indexById(frameworks);
    for (const { id, from, until, replaces } of frameworks) {
      const record = { kind: 'framework', id } as const;
      if (from !== undefined && until !== undefined && until < from)
        yield faultInRecord(record, ['until'], `the last day, ${until}, is before the first day, ${from}`);
      const replacedFramework = frameworkById.get(replaces ?? '');
      if (replacedFramework?.id === id)
        yield faultInRecord(record, ['replaces'], 'the framework replaces itself');
      else if (replacedFramework?.from !== undefined && (from ?? '') < replacedFramework.from)
        yield faultInRecord(
          record,
          ['replaces'],
          `the framework begins before \`${replacedFramework.id}\`, which it replaces and which begins on ${replacedFramework.from}`,
        );
    }
  },
};

export const frameworkOverlap: Rule = {
  code: 'framework-overlap',
  severity: 'warning',
  about: 'Only one framework is in force on any day.',
  help: 'Give each framework a `from` date, and the earlier framework an `until` date before the later one begins. Until then, the framework that began last is used.',
  example: 'until: 2025-06-30, where the next one has from: 2025-04-01',
  *check(register) {
    const orderedFrameworks = frameworksInOrder(register);
    for (const [index, framework] of orderedFrameworks.entries()) {
      const nextFramework = orderedFrameworks[index + 1];
      if (!nextFramework) continue;
      const beginTogether = (framework.from ?? '') === (nextFramework.from ?? '');
      const isReplaced = nextFramework.replaces === framework.id && framework.replaces !== nextFramework.id;
      const endsLate = framework.until !== undefined && framework.until >= (nextFramework.from ?? '');
      if (endsLate || (beginTogether && !isReplaced))
        yield faultInRecord(
          { kind: 'framework', id: framework.id },
          endsLate ? ['until'] : framework.from === undefined ? [] : ['from'],
          `\`${nextFramework.id}\` is also in force ${nextFramework.from === undefined ? 'at all times' : `from ${nextFramework.from}`}`,
        );
    }
  },
};

/** The templates of papers that use the framework of their day. */
const templatesWithFramework: readonly string[] = [
  'audit-committee',
  'board-pack',
  'self-assessment',
] satisfies readonly PaperTemplate[];

export const frameworkGap: Rule = {
  code: 'framework-gap',
  severity: 'warning',
  about: 'A framework is in force today, and on the date of each paper that uses one.',
  help: 'Add the framework for that day, correct `from` or `until`, or name a framework in the paper, such as `framework: peel-2021-22`.',
  example: 'as_at: 2024-11-25, where the last framework has until: 2024-03-31',
  *check(register) {
    const { today } = register;
    const servingToday = frameworkOn(register, today);
    if (servingToday && !frameworkInForce(register, today))
      yield faultInRecord(
        { kind: 'framework', id: servingToday.id },
        [(servingToday.from ?? '') > today ? 'from' : 'until'],
        `no framework is in force today (${today}). The questions shown are those of \`${servingToday.id}\``,
      );
    for (const { id, template, as_at: asAt, framework } of register.papers) {
      const servingFramework = frameworkOn(register, asAt);
      if (!servingFramework || frameworkInForce(register, asAt)) continue;
      if (framework === undefined && templatesWithFramework.includes(template))
        yield faultInRecord(
          { kind: 'paper', id },
          ['as_at'],
          `no framework is in force on ${asAt}. The paper uses \`${servingFramework.id}\``,
        );
    }
  },
};
