/** Checks the loading of any file at all: it is counted or rejected, never both, and no word of it is lost without a finding. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Lexer } from 'yaml';
import { openRegister } from '../../src/app/open-register.ts';
import { loadingCodes } from '../../src/domain/loading-codes.ts';
import type { Settings } from '../../src/domain/records/settings.ts';
import type { Register } from '../../src/domain/register.ts';
import { createRandom, mutate, pick } from './mutate.ts';
import { settingsText, shelfOf, today } from './register.ts';

/** A file of a register. */
export interface Sample {
  /** Below the register's folder. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

const folder = resolve(import.meta.dirname, '../../register');

/** The files of the model register in a list for each kind of record, without evidence and schemas. */
export function modelSamples(): readonly (readonly Sample[])[] {
  const kinds = new Map<string, Sample[]>();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  for (const file of files.sort()) {
    if (!/\.(?:yaml|csv)$/.test(file) || /^(?:evidence|schemas)\//.test(file)) continue;
    const kind = file.replace(/[^/]*(\.\w+)$/, '$1');
    const group = file.startsWith('portal/') ? file : kind;
    kinds.set(group, [...(kinds.get(group) ?? []), { file, bytes: readFileSync(join(folder, file)) }]);
  }
  return [...kinds.values()];
}

/** A file of the samples, chosen and broken at random: the same for the same seed. */
export function breakSample(
  samples: readonly (readonly Sample[])[],
  seed: number,
): { readonly sample: Sample; readonly description: string } {
  const random = createRandom(seed);
  const sample = pick(pick(samples, random), random);
  const { bytes, mutations } = mutate(sample.bytes, random);
  return {
    sample: { ...sample, bytes },
    description: `seed ${seed}, ${sample.file}: ${mutations.join(', ')}`,
  };
}

const rejectingFindings: ReadonlySet<string> = new Set(loadingCodes.map(({ code }) => code));

const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8').decode(bytes);

/** The letters and digits of a text, sorted, for comparing texts without regard to order and punctuation. */
const sortedCharacters = (text: string) => (text.match(/[\p{L}\p{N}]/gu) ?? []).sort().join('');

/** The words of a record: its keys and its values. */
const wordsOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(wordsOf).join(' ')
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
          .map(([key, inner]) => `${key} ${wordsOf(inner)}`)
          .join(' ')
      : String(value);

/** The words of a YAML text without its comments and block headers. Escapes are not decoded; `numbers` writes 1e3 as 1000. */
function writtenWords(text: string, numbers: boolean): string {
  let [words, isAfterMark] = ['', false];
  for (const part of new Lexer().lex(text)) {
    if (isAfterMark || !/^[#|>]/.test(part))
      words += numbers && isAfterMark && Number.isFinite(Number(part)) ? String(Number(part)) : part;
    isAfterMark = part === '\x1f';
  }
  return words;
}

/** The only record of a register. */
const recordOf = (register: Register): unknown =>
  [
    ...register.actions,
    ...register.inspections,
    ...register.batches,
    ...register.boards,
    ...register.papers,
    ...register.frameworks,
    ...register.assessments,
  ][0] ?? register.explanations;

/** How a file was loaded. */
export interface LoadingOutcome {
  readonly isCounted: boolean;
  readonly codes: readonly string[];
  /** The processor time of opening the register. */
  readonly milliseconds: number;
  /** The first failed check; undefined if there is none. */
  readonly complaint: string | undefined;
}

/** The settings without default values that the file does not contain. */
function asWritten({ force: { name, ...otherNames }, ...settings }: Settings, text: string): object {
  const force = text.includes(name) ? { name, ...otherNames } : otherNames;
  const writtenFields = Object.entries({ force, ...settings });
  return Object.fromEntries(writtenFields.filter(([key]) => new RegExp(`^"?${key}`, 'm').test(text)));
}

/** Opens a register with a sample file, and checks how the file was loaded. */
export function checkLoading({ file, bytes }: Sample): LoadingOutcome {
  const files = { 'register.yaml': settingsText(), [file]: bytes };
  const start = process.cpuUsage();
  const { register, findings, files: account, rejectedFiles } = openRegister(shelfOf(files), today);
  const { user, system } = process.cpuUsage(start);
  const ownFindings = findings.filter((finding) => finding.file === file);
  const isCounted = !rejectedFiles.includes(file);
  const complaints: string[] = [];
  if (account.found !== Object.keys(files).length) complaints.push('not every file is accounted for');
  if (account.found !== account.counted + account.rejected + account.ignored)
    complaints.push('the account does not balance');
  if (isCounted === ownFindings.some(({ code }) => rejectingFindings.has(code)))
    complaints.push(isCounted ? 'rejected and counted' : 'rejected without a finding');
  const lines = textOf(bytes).split('\n');
  for (const { code, line, column, length, excerpt, message, help } of ownFindings) {
    const shown = (lines[line - 1] ?? '').replace(/\r$/, '');
    if (!(line >= 1 && column >= 1)) complaints.push(`${code} at ${line}:${column}`);
    if (message === '' || help === '') complaints.push(`${code} says nothing`);
    if (length > 0 && excerpt !== shown) complaints.push(`${code} at ${line} shows another line`);
    if (length > 0 && column > shown.length + 1)
      complaints.push(`${code} at ${line}:${column} is off the line`);
  }
  const text = textOf(bytes);
  if (isCounted && file.endsWith('.yaml') && !text.includes('\\')) {
    const inSettings = file === 'register.yaml';
    const record = inSettings ? asWritten(register.settings, text) : recordOf(register);
    if (sortedCharacters(wordsOf(record)) !== sortedCharacters(writtenWords(text, inSettings)))
      complaints.push('words were lost in silence');
  }
  return {
    isCounted,
    codes: ownFindings.map(({ code }) => code),
    milliseconds: (user + system) / 1000,
    complaint: complaints[0],
  };
}
