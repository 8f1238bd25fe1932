/** Defines the register in memory: its valid records, and which other files exist. */

import { groupBy } from './collections.ts';
import { compareIds } from './ids.ts';
import type { TemplateReader } from './paper-templates.ts';
import type { Acceptances } from './records/acceptances.ts';
import type { Action } from './records/action.ts';
import type { Explanations } from './records/explanations.ts';
import type { Extract } from './records/portal-extract.ts';
import type { Records } from './records/record-kinds.ts';
import type { ListedKind, ListName } from './records/record-paths.ts';
import type { Settings } from './records/settings.ts';
import { isInspectorate } from './vocabulary.ts';

/** The records of each kind that has many: actions, inspections, batches and so on. */
type RecordLists = { readonly [K in ListedKind as ListName<K>]: readonly Records[K][] };

/** The register. Every list is in the order of ids. */
export interface Register extends RecordLists {
  /** Today, as YYYY-MM-DD: passed in, never read from the clock. */
  readonly today: string;
  /** Whether it is redacted for the public. */
  readonly isPublic: boolean;
  readonly settings: Settings;
  readonly extracts: readonly Extract[];
  readonly explanations: Explanations;
  readonly acceptances: Acceptances;
  /** Whether a file exists, valid or rejected: a reference to a rejected record is not a second fault. */
  readonly hasFile: (file: string) => boolean;
  /** The text of a template: the force's own, otherwise the packaged one. */
  readonly readTemplate: TemplateReader;
  /** A file under evidence/; undefined if it does not exist or is not a plain file. */
  readonly evidenceFile: (file: string) => EvidenceFile | undefined;
}

/** A file of evidence. */
export interface EvidenceFile {
  /** The SHA-256 of its content in hexadecimal, calculated on demand. */
  readonly sha256: () => string;
}

/** The number of files in the register's folder. Each is counted, rejected or ignored. */
export interface FileAccount {
  readonly found: number;
  readonly counted: number;
  readonly rejected: number;
  readonly ignored: number;
}

/** The settings if register.yaml is missing or rejected. */
export const emptySettings: Settings = { version: 1, force: { name: 'Force not known' }, origins: [] };

/** Whether an action is addressed to the force. */
export const addressesForce = ({ addressees }: Action): boolean =>
  addressees === undefined || addressees.length === 0 || addressees.includes('force');

/** Whether HMICFRS's figures count an action: issued by HMICFRS and addressed to the force. Others are listed or have figures of their own. */
export const isCounted = (action: Action): boolean => isInspectorate(action.type) && addressesForce(action);

/** Whether an action is one of internal audit or another regulator, addressed to the force. */
export const isAudit = (action: Action): boolean => !isInspectorate(action.type) && addressesForce(action);

/** Records by their id. */
export const indexById = <Item extends { readonly id: string }>(
  items: readonly Item[],
): ReadonlyMap<string, Item> => new Map(items.map((item) => [item.id, item]));

/** The recommendations under each cause of concern, by its id, in the order of the list. `actionOf` returns the action of an item. */
export const recommendationsByCause = <Item>(
  items: readonly Item[],
  actionOf: (item: Item) => Action,
): ReadonlyMap<string, readonly Item[]> =>
  groupBy(items, (item) => {
    const { type, cause_of_concern: cause } = actionOf(item);
    return type !== 'recommendation' || cause === undefined ? [] : [cause];
  });

/** The inspections of a register: the latest report first, then those without a date of publication. */
export const inspectionsInOrder = ({ inspections }: Pick<Register, 'inspections'>): Register['inspections'] =>
  [...inspections].sort((a, b) => {
    const [day, otherDay] = [a.published ?? '', b.published ?? ''];
    return day === otherDay ? compareIds(a.id, b.id) : day > otherDay ? -1 : 1;
  });
