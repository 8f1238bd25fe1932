/** Lists the ids of records from the names of their files, and the roles of register.yaml by a scan of its lines. Parses nothing, so that completion is quick. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { orUndefined } from './system-error.ts';

/** The ids that begin with a text, of the records or extracts in a folder of the register; none if it cannot be read. Shells sort them. */
export function listRecordIds(register: string, folder: string, start: string): readonly string[] {
  if (!/^[a-z0-9-]*$/.test(start)) return [];
  const names = orUndefined(() => readdirSync(join(register, folder))) ?? [];
  // One search of one text takes less time than a test of each name.
  const ids = new RegExp(`^${start}[a-z0-9-]*(?=\\.(?:yaml|csv)$)`, 'gm');
  return names.join('\n').match(ids) ?? [];
}

/** The roles of register.yaml, in its order; none if it cannot be read. */
export function scanRoles(register: string): readonly string[] {
  const text = orUndefined(() => readFileSync(join(register, 'register.yaml'), 'utf8')) ?? '';
  const lines = text.split(/\r?\n/);
  const begin = lines.findIndex((line) => line.startsWith('roles:'));
  if (begin < 0) return [];
  const length = lines.slice(begin + 1).findIndex((line) => /^[^\s#-]/.test(line));
  const block = lines.slice(begin, length < 0 ? undefined : begin + 1 + length).map(withoutComment);
  const inline = block.join(' ').slice('roles:'.length).trim();
  const items = inline.startsWith('[')
    ? (inline.slice(1).split(']')[0] ?? '').match(/"[^"]*"|'[^']*'|[^,\s][^,]*/g)
    : block.flatMap((line) => /^\s*-\s+(.*)$/.exec(line)?.[1] ?? []);
  return (items ?? []).map((item) => withoutQuotes(item.trim())).filter((role) => role !== '');
}

const withoutComment = (line: string): string => line.split(/(?:^|\s)#/)[0] ?? '';
const withoutQuotes = (text: string): string => text.replace(/^(?:"(.*)"|'(.*)')$/, '$1$2');
