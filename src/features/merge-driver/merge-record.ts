/** Merges the record of two branches: by its data if all three versions can be read, otherwise line by line. */

import { requireUtf8 } from '../../storage/decode-text.ts';
import { parseYaml } from '../../storage/yaml/parse-yaml.ts';
import { decodeRecordText } from '../../storage/yaml/yaml-text.ts';
import { EditError, openDonor, type ValueMap } from '../../storage/yaml-edit/edit.ts';
import { isValueMap } from '../../storage/yaml-edit/write-value.ts';
import { applyPlan } from './apply-plan.ts';
import { writeConflicts, writeLineConflicts } from './conflict-markers.ts';
import { lostComments, withTheirComments, withTheirFormatting } from './merge-formatting.ts';
import { joinMergedLines, mergeLines, splitLines } from './merge-lines.ts';
import { planMerge } from './merge-plan.ts';
import { parseData, type ThreeWay } from './record-versions.ts';

/** The merged file, with the messages for the reader. */
export interface MergeResult {
  readonly content: Uint8Array;
  /** The conflicts, each a sentence without its full stop; empty if everything was merged. */
  readonly conflicts: readonly string[];
  /** What else the reader should know, each a sentence without its full stop. */
  readonly notes: readonly string[];
}

/** Merges the versions of a file; a conflict is between markers of `markerSize` characters. */
export function mergeRecord(versions: ThreeWay<Uint8Array>, markerSize: number): MergeResult {
  const [base, ours, theirs] = [versions.base, versions.ours, versions.theirs].map(readRecordText);
  if (base !== undefined && ours && theirs)
    try {
      return mergeByData({ base, ours, theirs }, markerSize);
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      return mergeByLines(versions, markerSize, {
        reason: 'it could not be merged event by event',
        isSafe: false,
      });
    }
  return mergeByLines(versions, markerSize, {
    reason: 'one version of it cannot be read as a record',
    isSafe: true,
  });
}

/** A text that can be read as a record, or an empty one; undefined for anything else. */
function readRecordText(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return '';
  const { text, isReadable, faults } = decodeRecordText(bytes);
  if (!isReadable || faults.length > 0) return undefined;
  const { data, faults: syntaxFaults } = parseYaml(text);
  if (syntaxFaults.length > 0 || typeof data !== 'object' || Array.isArray(data)) return undefined;
  return requireUtf8(bytes);
}

function parseRecordMap(text: string): ValueMap {
  const data = text === '' ? {} : parseData(text);
  return isValueMap(data) ? data : {};
}

function mergeByData({ base, ours, theirs }: ThreeWay<string>, markerSize: number): MergeResult {
  const plan = planMerge({
    base: parseRecordMap(base),
    ours: parseRecordMap(ours),
    theirs: parseRecordMap(theirs),
  });
  const text = base === '' ? ours : withTheirFormatting(base, ours, theirs);
  const appliedPlan = applyPlan(text, openDonor(theirs, [base, ours]), plan);
  const { conflicts } = appliedPlan;
  const withComments = (side: string) => withTheirComments(side, theirs, [base, ours]);
  const result = {
    conflicts,
    ours: withComments(appliedPlan.ours),
    theirs: withComments(appliedPlan.theirs),
  };
  return {
    content: Buffer.from(conflicts.length > 0 ? writeConflicts(result, markerSize) : result.ours),
    conflicts: conflicts.map(
      ({ what, summaries }) => `${what}: ours has ${summaries.ours}; theirs has ${summaries.theirs}`,
    ),
    notes: lostComments(base, theirs, [result.ours, result.theirs]).map(
      (comment) => `their comment was left out: ${comment}`,
    ),
  };
}

interface LineMerge {
  /** Why the record is merged line by line. */
  readonly reason: string;
  /** Whether a merge without a conflict can be trusted. */
  readonly isSafe: boolean;
}

/** Reads each byte as one character, so that nothing is lost in any encoding. */
function mergeByLines(
  versions: ThreeWay<Uint8Array>,
  markerSize: number,
  { reason, isSafe }: LineMerge,
): MergeResult {
  const linesOf = (bytes: Uint8Array) => splitLines(Buffer.from(bytes).toString('latin1'));
  const linesOfSides = { ours: linesOf(versions.ours), theirs: linesOf(versions.theirs) };
  const regions = mergeLines(linesOf(versions.base), linesOfSides);
  const lines = joinMergedLines(regions);
  if (lines && isSafe) {
    const notes = [`${reason}; it was merged line by line`];
    return { content: Buffer.from(lines.join(''), 'latin1'), conflicts: [], notes };
  }
  const eol = linesOfSides.ours[0]?.endsWith('\r\n') ? '\r\n' : '\n';
  return {
    content: Buffer.from(writeLineConflicts(lines ? [linesOfSides] : regions, { markerSize, eol }), 'latin1'),
    conflicts: [`${reason}, and the same lines were changed on both sides`],
    notes: [],
  };
}
