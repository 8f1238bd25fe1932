/** Compares the wordings and names of rows and actions, without differences that copying causes. */

import { compareIds } from '../../domain/ids.ts';
import type { ExtractRow } from '../../domain/records/portal-extract.ts';
import type { ReferenceGroup } from '../../domain/reference-pairing.ts';
import type { Register } from '../../domain/register.ts';

/** A text without differences that copying causes: line breaks, spaces, the shape of quotes and dashes. */
export const normaliseTypography = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u201a\u201b]/g, "'")
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

/** An inspection's name in the form in which names are compared: as `normaliseTypography` gives it, in lower case. */
export const normaliseInspectionName = (text: string | undefined): string =>
  normaliseTypography(text ?? '').toLowerCase();

const withoutDashSpacing = (text: string) => normaliseTypography(text).replace(/ ?- ?/g, '-');

/** A name in the form in which names are compared: without typography, spaces around dashes, and case. */
export const normaliseLoosely = (text: string) => withoutDashSpacing(text).toLowerCase();

const joinTexts = (texts: readonly string[]) => texts.map(normaliseTypography).join(' ');

/** The wording of grouped rows and that of grouped actions, each as one text. */
export const combineWordings = ({
  rows,
  actions,
}: Pick<ReferenceGroup, 'rows' | 'actions'>): { readonly portal: string; readonly register: string } => ({
  portal: haveSameWording(rows)
    ? normaliseTypography(rows[0]?.wording ?? '')
    : joinTexts(rows.map(({ wording }) => wording ?? '')),
  register: joinTexts(actions.map(({ action }) => action.wording)),
});

/** Whether all rows have the same wording. */
export const haveSameWording = (rows: readonly ExtractRow[]): boolean =>
  new Set(rows.map(({ wording }) => withoutDashSpacing(wording ?? ''))).size === 1;

/** Whether the wordings differ. An item that was split may have parts that are closed and set aside: the wordings then agree with or without these. */
export function hasOtherWording({ rows, actions, setAside }: ReferenceGroup): boolean {
  if (rows.some(({ wording }) => !wording)) return false;
  const differs = (group: Pick<ReferenceGroup, 'rows' | 'actions'>) => {
    const { portal, register } = combineWordings(group);
    return withoutDashSpacing(portal) !== withoutDashSpacing(register);
  };
  const inOrder = (parts: ReferenceGroup['actions']) =>
    [...parts].sort((a, b) => compareIds(a.action.id, b.action.id));
  const allRows = [...rows, ...setAside.rows].sort((a, b) => a.line - b.line);
  const allActions = inOrder([...actions, ...setAside.actions]);
  return [rows, allRows].every((portalRows) =>
    [actions, allActions].every((registerActions) => differs({ rows: portalRows, actions: registerActions })),
  );
}

/** The names of each inspection, by its id: the id, its title, and the portal's names for it in register.yaml. */
export function inspectionNames({ inspections, settings }: Register): ReadonlyMap<string, readonly string[]> {
  const portalNames = Object.entries(settings.portal?.inspections ?? {});
  return new Map(
    inspections.map(({ id, title }) => [
      id,
      [id, title, ...portalNames.flatMap(([name, inspection]) => (inspection === id ? [name] : []))],
    ]),
  );
}
