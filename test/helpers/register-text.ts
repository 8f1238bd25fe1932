/** Writes a plain register as YAML, in any of the styles that people use. */
import type { PlainAction, PlainEvent, PlainRegister } from './naive-counter.ts';
import { batchText, boardText, type Files, inspectionText } from './register.ts';

/** The files of a register; the bits of `style` select block events, Windows line ends and a byte order mark. */
export function filesOf(register: PlainRegister, style: number): Files {
  const [block, windows, hasByteOrderMark] = [(style & 1) > 0, (style & 2) > 0, (style & 4) > 0];
  const writeText = (text: string) =>
    (hasByteOrderMark ? '\ufeff' : '') + (windows ? text.replaceAll('\n', '\r\n') : text);
  const files: [string, string][] = [
    ['register.yaml', settingsText(register)],
    ...register.inspections.map(({ id, origin }) =>
      recordFile('inspections', id, inspectionText(id, origin)),
    ),
    ...register.boards.map((id) => recordFile('boards', id, boardText(id))),
    ...register.batches.map(({ id, sent }) => recordFile('batches', id, batchText(id, sent))),
    ...register.actions.map((action) => recordFile('actions', action.id, actionText(action, block))),
  ];
  return Object.fromEntries(files.map(([file, text]) => [file, writeText(text)]));
}

const recordFile = (folder: string, id: string, text: string): [string, string] => [
  `${folder}/${id}.yaml`,
  text,
];

const settingsText = ({ origins, publishesRatings }: PlainRegister) =>
  `version: 1\nforce: {name: Harbour Police}\norigins:\n${origins
    .map((id) => `  - {id: ${id}, label: The ${id}}\n`)
    .join('')}roles: [Harbour Master, Head of Docks, Head of Piers]\npublic: {rag: ${publishesRatings}}\n`;

/** Ids, dates and words of a list are written plain; everything else is quoted. */
const scalar = (value: string | boolean) =>
  typeof value === 'boolean' || /^[a-z][a-z-]*(-\d+)?$|^\d{4}-\d{2}-\d{2}$/.test(value)
    ? String(value)
    : JSON.stringify(value);

const list = (values: readonly string[]) => `[${values.map(scalar).join(', ')}]`;

function eventText(event: PlainEvent, block: boolean): string {
  const fields = Object.entries(event).flatMap(([field, value]) =>
    value === undefined ? [] : [`${field}: ${scalar(value)}`],
  );
  return block ? `  - ${fields.join('\n    ')}\n` : `  - {${fields.join(', ')}}\n`;
}

const actionText = (action: PlainAction, block: boolean): string =>
  [
    `id: ${action.id}`,
    `type: ${action.type}`,
    `inspection: ${action.inspection}`,
    `title: Mend the ladder ${action.id}${action.words ?? ''}`,
    `wording: The force should mend ladder ${action.id} by the end of the season.${action.words ?? ''}`,
    ...(action.cause_of_concern ? [`cause_of_concern: ${action.cause_of_concern}`] : []),
    ...(action.addressees ? [`addressees: ${list(action.addressees)}`] : []),
    ...(action.deadline ? [`deadline: {by: ${action.deadline}}`] : []),
    ...(action.themes ? [`themes: ${list(action.themes)}`] : []),
    ...(action.paf ? [`paf: ${list(action.paf)}`] : []),
    ...(action.marking ? [`marking: ${action.marking}`] : []),
    ...(action.isRejected ? ['ladder: broken'] : []),
    action.history.length > 0 ? 'history:\n' : 'history: []\n',
  ].join('\n') + action.history.map((event) => eventText(event, block)).join('');
