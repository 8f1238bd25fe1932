/** Unites what two branches made of one record: by what it says where all three can be read, else line by line. */

import { parseYaml } from '../../storage/yaml/parse-yaml.ts';
import { decodeText } from '../../storage/yaml/yaml-text.ts';
import { EditError, openDonor, type ValueMap } from '../../storage/yaml-edit/edit.ts';
import { type CarriedOut, carriedOut } from './apply-plan.ts';
import { marked, markedLines } from './conflict-markers.ts';
import { commentsLost, withTheirComments, withTheirForm } from './merge-formatting.ts';
import { agreedLines, mergeLines, splitLines } from './merge-lines.ts';
import { planFor } from './merge-plan.ts';

export interface Sides {
  readonly base: Uint8Array;
  readonly ours: Uint8Array;
  readonly theirs: Uint8Array;
}

export interface Merged {
  readonly content: Uint8Array;
  /** What contradicts, each a sentence without its end; none where all is united. */
  readonly conflicts: readonly string[];
  /** What else to know of it. */
  readonly notes: readonly string[];
}

/** `markerSize` is how long the conflict marks are to be. */
export function merged(sides: Sides, markerSize: number): Merged {
  const [base, ours, theirs] = [textIn(sides.base), textIn(sides.ours), textIn(sides.theirs)];
  if (base !== undefined && ours && theirs)
    try {
      return asRecord(base, ours, theirs, markerSize);
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      return asLines(sides, markerSize, 'it could not be united event by event', true);
    }
  return asLines(sides, markerSize, 'it cannot be read as a record on every side', false);
}

/** A text that reads as a record, or an empty one; undefined for anything else. */
function textIn(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return '';
  const { text, isReadable: legible, faults } = decodeText(bytes);
  if (!legible || faults.length > 0) return undefined;
  const { data, faults: grown } = parseYaml(text);
  if (grown.length > 0 || typeof data !== 'object' || Array.isArray(data)) return undefined;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

const dataOf = (text: string) => (text === '' ? {} : parseYaml(text.replace(/^\ufeff/, '')).data) as ValueMap;

function asRecord(base: string, ours: string, theirs: string, markerSize: number): Merged {
  const plan = planFor({ base: dataOf(base), ours: dataOf(ours), theirs: dataOf(theirs) });
  const start = base === '' ? ours : withTheirForm(base, ours, theirs);
  const { mine, yours, reasons } = carriedOut(start, openDonor(theirs, [base, ours]), plan);
  const commented = (text: string) => withTheirComments(text, theirs, [base, ours]);
  const carried = { mine: commented(mine), yours: mine === yours ? mine : commented(yours), reasons };
  const content = Buffer.from(carried.reasons.length > 0 ? marked(carried, markerSize) : carried.mine);
  return { content, conflicts: sentencesOf(carried), notes: notesOn(base, theirs, carried) };
}

const sentencesOf = ({ reasons }: CarriedOut): readonly string[] =>
  reasons.map(({ what, ours, theirs }) => `${what}: ours says ${ours}; theirs says ${theirs}`);

const notesOn = (base: string, theirs: string, { mine, yours }: CarriedOut): readonly string[] =>
  commentsLost(base, theirs, [mine, yours]).map((comment) => `their comment was not taken over: ${comment}`);

/** Bytes are taken for letters one by one, so that nothing is lost whatever they mean. */
function asLines({ base, ours, theirs }: Sides, markerSize: number, why: string, doubtful: boolean): Merged {
  const [from, one, other] = [base, ours, theirs].map((bytes) =>
    splitLines(Buffer.from(bytes).toString('latin1')),
  ) as [readonly string[], readonly string[], readonly string[]];
  const parts = mergeLines(from, { ours: one, theirs: other });
  const lines = agreedLines(parts);
  const eol = one[0]?.endsWith('\r\n') ? '\r\n' : '\n';
  if (lines && !doubtful) {
    const notes = [`${why}; it was merged line by line`];
    return { content: Buffer.from(lines.join(''), 'latin1'), conflicts: [], notes };
  }
  const whole = lines ? [{ ours: one, theirs: other }] : parts;
  return {
    content: Buffer.from(markedLines(whole, markerSize, eol), 'latin1'),
    conflicts: [`${why}, and the same lines were changed on both sides`],
    notes: [],
  };
}
