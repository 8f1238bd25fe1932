/** Makes a register in which every field of every record contains a unique word, so that a test can find it in a page. */
import { createMarkers } from './marker-words.ts';

/** The names of events in a lawful order. */
const order =
  'issued assigned requested decided target progress evidence completed submitted returned withdrawn closed reopened note correction'.split(
    ' ',
  );

interface Event {
  event: string;
  internal?: boolean;
}

/** The kinds of event whose words its register.yaml publishes. */
export const publishedKinds: readonly string[] = ['progress', 'closed'];

/** A register in which every field of every record contains a unique word. */
export function markedRegister() {
  const words = createMarkers();
  const history = (prefix: string, internal: boolean) =>
    (words.record('action', {}, prefix)['history'] as Event[])
      .map((event) => ({
        ...event,
        ...(internal && event.event !== 'issued' ? { internal: true } : {}),
        ...('board' in event ? { board: 'quay' } : {}),
        ...('batch' in event ? { batch: 'first' } : {}),
      }))
      .sort((a, b) => order.indexOf(a.event) - order.indexOf(b.event));
  const action = (id: string, type: string, prefix: string, over: object) => ({
    ...words.record('action', {}, prefix),
    id,
    type,
    inspection: 'docks-2021',
    addressees: ['force'],
    cause_of_concern: 'docks-2021-coc-1',
    marking: 'OFFICIAL',
    history: [...history(prefix, false), ...history('internal.', true).slice(1)],
    ...over,
  });
  const assessment = words.record('assessment', { framework: 'peel', question: '1' });
  const judgements = (assessment['topics'] as { topic: string; history: object[] }[])[0]?.history ?? [];
  const secret = words.record('assessment', {}, 'internal.');
  const internal = (secret['topics'] as { history: object[] }[])[0]?.history ?? [];
  const settings = words.record('settings', {
    version: 1,
    marking: 'OFFICIAL',
    origins: [{ id: 'docks', label: words.word('settings.origins.label') }],
  });
  const stages = settings['engagement'] as object[];
  const secretStages = words.record('settings', {}, 'internal.')['engagement'] as object[];
  const records: Readonly<Record<string, object>> = {
    'register.yaml': {
      ...settings,
      engagement: [...stages, ...secretStages.map((entry) => ({ ...entry, internal: true }))],
      ignore: ['notes/**'],
      rules: {},
      public: { ...(settings['public'] as object), words: publishedKinds, rag: true },
      portal: { columns: {}, types: {}, closed_statuses: [words.word('settings.portal.closed_statuses')] },
    },
    'actions/docks-2021-coc-1.yaml': action('docks-2021-coc-1', 'cause-of-concern', '', {
      cause_of_concern: undefined,
    }),
    'actions/docks-2021-rec-1.yaml': action('docks-2021-rec-1', 'recommendation', '', {}),
    'actions/docks-2021-rec-2.yaml': action('docks-2021-rec-2', 'recommendation', 'marked.', {
      marking: 'SECRET',
    }),
    'inspections/docks-2021.yaml': words.record('inspection', {
      id: 'docks-2021',
      origin: 'docks',
      status: 'published',
      body: 'HMICFRS',
    }),
    'inspections/piers-2022.yaml': words.record('inspection', {
      id: 'piers-2022',
      origin: 'docks',
      status: 'planned',
      body: 'HMICFRS',
    }),
    'batches/first.yaml': words.record('batch', { id: 'first' }),
    'boards/quay.yaml': words.record('board', { id: 'quay', parent: undefined }),
    'frameworks/peel.yaml': words.record('framework', { id: 'peel' }),
    'assessments/peel/1.yaml': {
      ...assessment,
      topics: [
        {
          topic: '1.1',
          history: [...judgements, ...internal.map((entry) => ({ ...entry, internal: true }))],
        },
      ],
    },
    'portal/explanations.yaml': words.record('explanations'),
  };
  const text = Object.entries(records).map(
    ([file, record]) => [file, JSON.stringify(record, null, 2)] as const,
  );
  const cells = ['ref', 'Recommendation', 'status', 'title', 'text', 'inspection'].map((cell) =>
    cell === 'Recommendation' ? cell : words.word(`extract.${cell}`),
  );
  const extract = `Reference,Type,Status,Title,Text,Inspection\n${cells.join(',')}\n${words.word('extract.ref')},${words.word('extract.type')},Open,,,\n`;
  return { words, files: { ...Object.fromEntries(text), 'portal/2021-05-05.csv': extract } };
}
