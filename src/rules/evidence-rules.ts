/** Rules about evidence: its location is valid and exists, and its content is unchanged. */
import {
  acceptancesFile,
  assessmentFile,
  explanationsFile,
  extractFile,
  recordFile,
  settingsFile,
} from '../domain/records/record-paths.ts';
import type { EvidenceFile, Register } from '../domain/register.ts';
import { faultInAction, findEvents, type Rule } from './rule.ts';

export const evidencePath: Rule = {
  code: 'evidence-path',
  severity: 'error',
  about: 'Evidence is at an https address, or in a file in the register’s folder.',
  help: 'Put the file in the folder evidence/ and enter its path from the register’s folder. If it is kept elsewhere, describe the place under `reference`.',
  example: 'location: C:\\evidence\\sample.pdf',
  *check(register) {
    for (const { action, event, index } of findEvents(register, 'evidence')) {
      const message =
        event.location === undefined ? undefined : describeInvalidLocation(event.location, register);
      if (message) yield faultInAction(action, ['history', index, 'location'], message);
    }
  },
};

const schemePattern = /^[a-z][a-z0-9+.-]+:/i;

/** Why a location is invalid; undefined if it is valid. */
export function describeInvalidLocation(location: string, register: Register): string | undefined {
  if (/^[a-z]:/i.test(location)) return 'this path has a drive letter';
  if (/^https:/i.test(location))
    return /^https:\/\/[^/]/i.test(location) && URL.canParse(location)
      ? undefined
      : 'this is not a valid https address';
  if (schemePattern.test(location)) return 'this is not an https address or a path in the register’s folder';
  if (location.includes('\\')) return 'this path has a backslash; use `/`';
  if (location.startsWith('/')) return 'this path does not begin in the register’s folder';
  const steps = location.split('/');
  if (steps.includes('..')) return 'this path leads out of the register’s folder';
  if (steps.includes('.') || steps.includes('')) return 'this path has an empty step';
  return register.evidenceFile(location) || isRecord(location, register)
    ? undefined
    : `there is no file \`${location}\` in the register`;
}

/** Whether a path is that of a record, which may be evidence too. */
const isRecord = (file: string, { hasFile, papers, assessments, extracts }: Register): boolean =>
  hasFile(file) ||
  file === settingsFile ||
  file === explanationsFile ||
  file === acceptancesFile ||
  papers.some(({ id }) => file === recordFile('paper', id)) ||
  extracts.some(({ day }) => file === extractFile(day)) ||
  assessments.some(({ framework, question }) => file === assessmentFile(framework, question));

export const evidenceChanged: Rule = {
  code: 'evidence-changed',
  severity: 'error',
  about: 'A file of evidence has not changed since its fingerprint was recorded.',
  help: 'Restore the original file. Record a new version as new evidence: `afi evidence`.',
  example: 'sha256 of another file',
  *check(register) {
    const fingerprints = new Map<string, Fingerprint>();
    for (const { action, event, index } of findEvents(register, 'evidence')) {
      if (event.location === undefined || event.sha256 === undefined) continue;
      const file = register.evidenceFile(event.location);
      if (!file) continue;
      const fingerprint = fingerprints.get(event.location) ?? calculateFingerprint(file);
      fingerprints.set(event.location, fingerprint);
      if (fingerprint.sha256 === event.sha256) continue;
      const message =
        fingerprint.readError === undefined
          ? `\`${event.location}\` has changed: its fingerprint is now ${fingerprint.sha256}`
          : `\`${event.location}\` cannot be read: ${fingerprint.readError}`;
      yield faultInAction(action, ['history', index, 'sha256'], message);
    }
  },
};

interface Fingerprint {
  readonly sha256?: string;
  /** The operating system's error code, such as `EACCES`. */
  readonly readError?: string;
}

function calculateFingerprint(file: EvidenceFile): Fingerprint {
  try {
    return { sha256: file.sha256() };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
    return { readError: String(error.code) };
  }
}
