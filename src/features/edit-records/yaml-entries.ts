/** Reads the questions, topics and characteristics of a framework from YAML: a record of the register, or only its questions. */
import { fail, ok, type Result } from '../../domain/errors.ts';
import type { Path } from '../../domain/finding.ts';
import { isMap } from '../../domain/plain-data.ts';
import { frameworkSources } from '../../domain/vocabulary.ts';
import { parseYaml } from '../../storage/yaml/parse-yaml.ts';
import { createLocator } from '../../storage/yaml/text-locations.ts';
import type { FrameworkEntry, FrameworkReading } from './framework-entries.ts';

const textFields = ['id', 'title', 'from', 'until', 'replaces'] as const;

const levels = [
  { level: 'question', list: 'topics' },
  { level: 'topic', list: 'characteristics' },
  { level: 'characteristic', list: undefined },
] as const;

/** The entries of a YAML file; fails with the end of a sentence that begins with the file's name. */
export function readYamlEntries(text: string): Result<FrameworkReading, string> {
  const bytes = Buffer.from(text);
  const locator = createLocator(new Map([['', bytes]]));
  const placeOf = (path: Path) => `line ${locator.locatePath('', path).line}`;
  const { data, faults } = parseYaml(text);
  const [fault] = faults;
  if (fault)
    return fail(`cannot be read: line ${locator.locateRange('', fault.range).line}: ${fault.message}.`);
  const questions: unknown = isMap(data) ? data['questions'] : data;
  if (!Array.isArray(questions)) return fail('has no list of questions. Put them under the key questions.');
  const entries: FrameworkEntry[] = [];
  const leftOut: FrameworkReading['leftOut'][number][] = [];
  const leaveOut = (path: Path, value: unknown, reason: string) =>
    leftOut.push({
      place: placeOf(path),
      count: 1,
      text: `${path.at(-1)}: ${JSON.stringify(value)}`,
      reason,
    });
  const readItems = (items: readonly unknown[], path: Path, depth: number) => {
    const { level, list } = levels[depth] ?? levels[2];
    for (const [index, item] of items.entries()) {
      const itemPath = [...path, index];
      const place = placeOf(itemPath);
      const fields = typeof item === 'string' ? { title: item } : isMap(item) ? item : {};
      const { number, title, graded, ...others } = fields;
      if (typeof title !== 'string' || title.trim() === '') {
        leaveOut(itemPath, item, `entries without a title`);
        continue;
      }
      entries.push({
        level,
        number: number === undefined ? undefined : String(number),
        title: title.replace(/\s+/g, ' ').trim(),
        place,
        ...(level === 'question' && typeof graded === 'boolean' && { isGraded: graded }),
      });
      for (const [key, value] of Object.entries(others)) {
        if (key === list && Array.isArray(value)) readItems(value, [...itemPath, key], depth + 1);
        else leaveOut([...itemPath, key], value, 'unknown keys');
      }
    }
  };
  readItems(questions, isMap(data) ? ['questions'] : [], 0);
  const record = isMap(data) ? data : {};
  const fields = Object.fromEntries(
    textFields.flatMap((field) => (typeof record[field] === 'string' ? [[field, record[field]]] : [])),
  );
  const source = frameworkSources.find((word) => word === record['source']);
  for (const [key, value] of Object.entries(record))
    if (key !== 'questions' && fields[key] === undefined && !(key === 'source' && source))
      leaveOut([key], value, 'unknown keys');
  return ok({ title: fields['title'], entries, leftOut, fields: { ...fields, ...(source && { source }) } });
}
