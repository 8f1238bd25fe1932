/** Formats findings as SARIF 2.1.0, the format for importing results into code scanning. */
import about from '../../../package.json' with { type: 'json' };
import type { CodeEntry, Finding } from '../../domain/finding.ts';
import type { FileAccount } from '../../domain/register.ts';
import { cleanText } from '../safe-text.ts';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const language = 'en-GB';

/** The base of relative addresses. The log does not name the folder, which differs between machines. */
const root = 'SRCROOT';

/** In characters. Longer texts are omitted, since a snippet may not be shortened. */
const maxSnippetLength = 1000;

/** The findings as a log in SARIF 2.1.0. @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export function sarifLog(
  findings: readonly Finding[],
  folder: string,
  catalogue: readonly CodeEntry[],
  files: FileAccount,
): string {
  const indexes = new Map(catalogue.map(({ code }, index) => [code, index]));
  const fingerprint = createFingerprinter();
  const results = findings.map((finding) => ({
    ruleId: finding.code,
    ruleIndex: indexes.get(finding.code) ?? -1,
    level: finding.severity,
    message: { text: formatMessage(`${finding.message}\n${finding.help}`) },
    locations: [
      { physicalLocation: { artifactLocation: artifact(folder, finding.file), ...regionsOf(finding) } },
    ],
    partialFingerprints: { 'finding/v1': fingerprint(finding) },
  }));
  const { version } = about;
  const driver = { name: 'afi', version, semanticVersion: version, language, rules: catalogue.map(ruleOf) };
  const run = {
    tool: { driver },
    language,
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [root]: { description: { text: 'The folder in which the check was run.' } } },
    results,
    properties: { files },
  };
  return JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, null, 2);
}

const ruleOf = ({ code, severity, about, help, example }: CodeEntry) => ({
  id: code,
  shortDescription: { text: formatMessage(about) },
  fullDescription: { text: formatMessage(`${about} Broken by: ${example}`) },
  help: { text: formatMessage(help) },
  defaultConfiguration: { level: severity },
});

const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** A message of SARIF: braces are doubled, since they mean arguments (3.11.5), and `[text](address)` is split, since it would be a link (3.11.6). */
const formatMessage = (text: string): string =>
  wellFormed(text).split('\n').map(cleanText).join('\n').replace(/[{}]/g, '$&$&').replaceAll('](', '] (');

function artifact(folder: string, file: string) {
  const path = folder === '' ? file : `${folder}/${file}`;
  const drive = /^[A-Za-z]:(?=\/)/.exec(path)?.[0] ?? '';
  const encodedPath =
    drive + path.slice(drive.length).split('/').map(wellFormed).map(encodeURIComponent).join('/');
  if (drive !== '') return { uri: `file:///${encodedPath}` };
  if (path.startsWith('//')) return { uri: `file:${encodedPath}` };
  return path.startsWith('/') ? { uri: `file://${encodedPath}` } : { uri: encodedPath, uriBaseId: root };
}

/** The marked place, with the line around it. Without a mark the finding is about the file, and GitHub shows it at the first line. */
function regionsOf({ line: startLine, column, length, excerpt }: Finding) {
  if (length === 0) return { region: { startLine } };
  const markedText = excerpt.slice(column - 1, column - 1 + length);
  const region = {
    startLine,
    startColumn: column,
    endColumn: column + markedText.length,
    ...snippet(markedText),
  };
  const context = markedText === excerpt ? {} : snippet(excerpt);
  return { region, ...('snippet' in context && { contextRegion: { startLine, ...context } }) };
}

const snippet = (text: string) =>
  text === '' || text.length > maxSnippetLength ? {} : { snippet: { text: wellFormed(text) } };

/** Returns a function that identifies a finding by code, file, message and number, so that added lines above it do not matter. */
function createFingerprinter(): (finding: Finding) => string {
  const hashCounts = new Map<string, number>();
  return ({ code, file, message }) => {
    const hash = hashOf([code, file, message].join('\0'));
    const occurrence = (hashCounts.get(hash) ?? 0) + 1;
    hashCounts.set(hash, occurrence);
    return `${hash}:${occurrence}`;
  };
}

/** FNV-1a, 64 bits, over the text's UTF-16 units. */
function hashOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
