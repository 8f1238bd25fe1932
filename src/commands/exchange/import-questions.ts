/** The questions of `import`: what each heading was taken to mean is shown, and asked where that is not right. */
import { importable } from '../../model/exchange/headings.ts';
import { foldHeading } from '../../model/sheet.ts';
import { type Questions, UserError } from '../command.ts';
import { type ImportOptions, readSheet } from './import.ts';
import { meaningOf, unread } from './mapping.ts';

export const questions: Questions<ImportOptions> = async (opened, ask, options) => {
  if (options.json) return {};
  const { mapping, chosen } = await readSheet(opened, options);
  const headings = chosen.header.headings.filter((heading) => heading !== '');
  const taken = headings.map((heading) => `${heading} as ${meaningOf(mapping, heading) ?? 'unread'}`);
  if (
    await ask.confirm(
      `Row ${chosen.header.at + 1} of ${chosen.sheet.name} is the header; read ${taken.join('; ')}?`,
    )
  )
    return {};
  const columns = new Map<string, string>();
  for (const heading of headings) {
    const guess = meaningOf(mapping, heading) ?? unread;
    const answer = await ask.choose(`What does \`${heading}\` hold?`, [
      { value: guess, label: guess },
      ...[unread, ...importable].filter((one) => one !== guess).map((value) => ({ value, label: value })),
    ]);
    if (answer === undefined) throw new UserError('nothing was read.');
    columns.set(foldHeading(heading), answer);
  }
  return { answered: { ...mapping, columns } };
};
