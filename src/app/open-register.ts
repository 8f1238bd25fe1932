/** Opens the register: loads and parses its files, and applies the rules. */

import { groupBy } from '../domain/collections.ts';
import type { CommitError } from '../domain/commit-history.ts';
import type { CodeEntry, Finding, RuleFault } from '../domain/finding.ts';
import { loadingCodes } from '../domain/loading-codes.ts';
import type { TemplateReader } from '../domain/paper-templates.ts';
import { kindByFolder, recordFile } from '../domain/records/record-paths.ts';
import type { Settings } from '../domain/records/settings.ts';
import type { Register } from '../domain/register.ts';
import { sha256 } from '../domain/sha256.ts';
import { capitalise } from '../domain/text/capitalise.ts';
import type { Rule } from '../rules/rule.ts';
import { rules } from '../rules/rule-list.ts';
import { requireUtf8 } from '../storage/decode-text.ts';
import type { FileSource } from '../storage/file-source.ts';
import { fingerprint } from '../storage/fingerprint.ts';
import { type LoadedRecords, type LoadOptions, loadRecords } from '../storage/load.ts';
import type { parseRecord } from '../storage/parse-record.ts';
import { createLocator, type TextLocation } from '../storage/yaml/text-locations.ts';
import type { CommandContext } from './command.ts';

/** Every code that a finding may have: the faults for which files are rejected, then the rules. */
export const listFindingCodes = (): readonly CodeEntry[] => [
  ...loadingCodes,
  ...rules.map(({ code, severity, about, help, example }) => ({ code, severity, about, help, example })),
];

type OpenedRegister = Pick<
  CommandContext,
  'register' | 'findings' | 'files' | 'rejectedFiles' | 'missingFiles' | 'fingerprint' | 'recordText'
>;

interface OpenOptions extends LoadOptions {
  /** How a template is read; without this no template is known, and narratives are not checked. */
  readonly readTemplate?: TemplateReader;
}

/** The register in a source of files, with its findings. `today` is YYYY-MM-DD. */
export function openRegister(source: FileSource, today: string, options: OpenOptions = {}): OpenedRegister {
  const loadedRecords = loadRecords(source, options);
  const register = buildRegister(loadedRecords, source, { today, ...options });
  const locate = createLocator(loadedRecords.bytes);
  const { faults: rejectionFaults, missingFiles } = loadedRecords;
  const otherMissingFiles = [...missingFiles].filter(([file]) => !rejectionFaults.has(file));
  const fileFaults = [
    ...rejectionFaults,
    ...otherMissingFiles.map(([file, fault]) => [file, [fault]] as const),
  ];
  const rejections = fileFaults.flatMap(([file, faults]) =>
    faults.map(({ code, message, help, range }) =>
      createFinding(
        requireLoadingCode(code),
        { message, ...(help !== undefined && { help }) },
        locate.locateRange(file, range),
      ),
    ),
  );
  let cachedFindings: readonly Finding[] | undefined;
  const collectFindings = () => {
    const ruleFaults = rules.flatMap((rule) => runRule(rule, register, loadedRecords.settings, locate));
    return [...rejections, ...ruleFaults].sort(compareFindings);
  };
  const rejectedFiles = [...loadedRecords.faults.keys()].sort();
  return {
    register,
    /** The rules are applied on first use, since most commands do not need them. */
    get findings() {
      cachedFindings ??= collectFindings();
      return cachedFindings;
    },
    files: {
      found: loadedRecords.countedFiles.length + rejectedFiles.length + loadedRecords.ignoredFiles.length,
      counted: loadedRecords.countedFiles.length,
      rejected: rejectedFiles.length,
      ignored: loadedRecords.ignoredFiles.length,
    },
    rejectedFiles,
    missingFiles: [...missingFiles.keys()].sort(),
    recordText: (file) => requireUtf8(loadedRecords.bytes.get(file)),
    fingerprint: () => fingerprint(source.allFiles(), (file) => loadedRecords.bytes.get(file)),
  };
}

/** The errors of a register without their lines, for checking many commits. */
export function findErrors(
  source: FileSource,
  today: string,
  parse: typeof parseRecord,
): readonly CommitError[] {
  const loadedRecords = loadRecords(source, { parse });
  const register = buildRegister(loadedRecords, source, { today });
  const rejections = [...loadedRecords.faults].flatMap(([file, faults]) =>
    faults.map(({ code, range, message }) => ({ code, file, place: `${range ?? ''}`, message })),
  );
  const ruleFaults = rules
    .filter((rule) => findSeverity(rule, loadedRecords.settings) === 'error')
    .flatMap((rule) =>
      [...rule.check(register)].map(({ file, path, message }) => ({
        ...{ code: rule.code, file, message },
        place: JSON.stringify(path),
      })),
    );
  return numberPlaces([...rejections, ...ruleFaults]);
}

/** The errors, each with its number among those of its code in one place. */
const numberPlaces = (errors: readonly CommitError[]): readonly CommitError[] =>
  [...groupBy(errors, ({ code, file, place }) => [`${code} ${file} ${place}`]).values()].flatMap((group) =>
    group.map((error, index) => ({ ...error, place: `${error.place} ${index}` })),
  );

function buildRegister(
  { settings, records, faults, evidence }: LoadedRecords,
  source: FileSource,
  { today, readTemplate = () => undefined }: OpenOptions & Pick<Register, 'today'>,
): Register {
  const files = new Set<string>(faults.keys());
  for (const kind of kindByFolder.values())
    for (const { id } of records[kind]) files.add(recordFile(kind, id));
  return {
    today,
    isPublic: false,
    settings,
    actions: records.action,
    inspections: records.inspection,
    batches: records.batch,
    boards: records.board,
    papers: records.paper,
    frameworks: records.framework,
    assessments: records.assessment,
    rounds: records.round,
    extracts: records.extract,
    explanations: records.explanations[0] ?? { explanations: [] },
    acceptances: records.acceptances[0] ?? { accepted: [] },
    hasFile: (file) => files.has(file) || files.has(file.slice(0, file.lastIndexOf('/'))),
    readTemplate,
    evidenceFile: (file) => (evidence.has(file) ? { sha256: () => sha256(source.content(file)) } : undefined),
  };
}

const loadingCodesByName = new Map<string, CodeEntry>(loadingCodes.map((entry) => [entry.code, entry]));

function requireLoadingCode(code: string): CodeEntry {
  const entry = loadingCodesByName.get(code);
  if (!entry) throw new Error(`no entry for the code ${code}`);
  return entry;
}

const createFinding = (
  { code, severity, help }: CodeEntry,
  fault: { readonly message: string; readonly help?: string },
  place: TextLocation,
): Finding => ({ code, severity, message: capitalise(fault.message), help: fault.help ?? help, ...place });

const findSeverity = ({ code, severity }: Rule, { rules: severities }: Settings) =>
  (severities && Object.hasOwn(severities, code) ? severities[code] : undefined) ?? severity;

function runRule(
  rule: Rule,
  register: Register,
  settings: Settings,
  locate: ReturnType<typeof createLocator>,
): Finding[] {
  const severity = findSeverity(rule, settings);
  if (severity === 'off') return [];
  return [...rule.check(register)].map((fault: RuleFault) =>
    createFinding({ ...rule, severity }, fault, locate.locatePath(fault.file, fault.path, fault.fragment)),
  );
}

const compareFindings = (a: Finding, b: Finding): number =>
  a.file === b.file
    ? a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
    : a.file < b.file
      ? -1
      : 1;
