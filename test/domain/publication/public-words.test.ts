/** The words of an event are for the public only where register.yaml lists its kind, and ratings only where it publishes them. */
import { describe, expect, test } from 'vitest';
import { publishableEvents } from '../../../src/domain/records/event.ts';
import { type Edition, papers, sitePages } from '../../helpers/editions.ts';
import { actionText, type Files, registerFiles, settingsText } from '../../helpers/register.ts';
import { folder, run } from '../../helpers/tool.ts';

const edition: Edition = { asAt: '2022-06-30', since: '2020-12-31', internal: false };

/** An event of each kind that has words, each with a word of its own. */
const eventsWithWords = [
  '{on: 2021-02-01, event: target, by: 2021-12-31}',
  '{on: 2021-03-01, event: target, by: 2022-12-31, reason: The word is targetword., approved_by: quay}',
  '{on: 2021-03-02, event: progress, rag: amber, note: The word is progressword.}',
  '{on: 2021-03-03, event: evidence, title: The word is evidenceword, reference: shelf}',
  '{on: 2021-03-04, event: note, note: The word is noteword.}',
  '{on: 2021-03-05, event: completed, approved_by: quay, note: The word is completedword.}',
  '{on: 2021-03-06, event: submitted, batch: 2021-06}',
  '{on: 2021-03-07, event: returned, note: The word is returnedword.}',
  '{on: 2021-03-08, event: submitted, batch: 2021-06}',
  '{on: 2021-03-09, event: withdrawn, note: The word is withdrawnword.}',
  '{on: 2021-03-10, event: closed, route: revisit, note: The word is closedword.}',
  '{on: 2021-03-11, event: reopened, note: The word is reopenedword.}',
  '{on: 2021-03-12, event: correction, field: title, was: The word is waswas., note: The word is correctionword.}',
];

const register = (settings: string, events: readonly string[] = eventsWithWords): Files =>
  registerFiles({
    'register.yaml': settingsText(settings),
    'actions/docks-2021-coc-1.yaml': actionText({
      id: 'docks-2021-coc-1',
      type: 'cause-of-concern',
      history: ['{on: 2021-01-04, event: issued}', ...events],
    }),
  });

const textsOf = async (files: Files, about = edition): Promise<string> =>
  [
    ...(await sitePages(files, about)).values(),
    ...(await papers(files, about, 'markdown')).values(),
    ...(await papers(files, about, 'json')).values(),
  ].join('\n');

const wordsIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/The word is ([a-z]+)/g)].map(([, word = '']) => word))].sort();

describe('the words of an event', () => {
  test('are in no page for the public without `public.words`', async () => {
    expect(wordsIn(await textsOf(register('')))).toEqual([]);
    expect(wordsIn(await textsOf(register('public: {words: [], rag: true}\n')))).toEqual([]);
  });

  test.each(publishableEvents)('are in it if the list has their kind: %s', async (kind) => {
    expect(wordsIn(await textsOf(register(`public: {words: [${kind}]}\n`)))).toEqual([`${kind}word`]);
  });

  test('are in no page if the event is internal, whatever the list has', async () => {
    const secretEvents = eventsWithWords.map((event) => event.replace('}', ', internal: true}'));
    expect(
      wordsIn(await textsOf(register(`public: {words: [${publishableEvents.join()}]}\n`, secretEvents))),
    ).toEqual([]);
  });

  test('are all in the pages for the force', async () => {
    const words = wordsIn(await textsOf(register(''), { ...edition, internal: true }));
    expect(words).toEqual(expect.arrayContaining(publishableEvents.map((kind) => `${kind}word`)));
  });

  test('that are the last update leave its true day, and say that the text is not published', async () => {
    const files = register('public: {words: [progress]}\n', eventsWithWords.slice(0, 5));
    const page = (await sitePages(files, edition)).get('actions/docks-2021-coc-1.html');
    expect(page).toContain('4 March 2021: text not published');
  });
});

describe('ratings', () => {
  const ratedEvents = eventsWithWords.slice(0, 3);
  const ratingIn = /\b(?:amber|progress, not published)\b/i;
  const textWithout = (text: string) =>
    text.replaceAll(/Red<|Amber<|Green</g, '').replaceAll(/"(?:red|amber|green)": 0/g, '');

  test('are in no page for the public unless register.yaml publishes them', async () => {
    for (const settings of ['', 'public: {rag: false}\n', 'public: {words: [progress]}\n'])
      expect(textWithout(await textsOf(register(settings, ratedEvents)))).not.toMatch(ratingIn);
  });

  test('are in the pages if it does', async () => {
    expect(await textsOf(register('public: {rag: true}\n', ratedEvents))).toContain('Progress, amber');
  });

  test('are in the pages for the force', async () => {
    expect(await textsOf(register('', ratedEvents), { ...edition, internal: true })).toContain(
      'Progress, amber',
    );
  });
});

test('a kind of event that has no words is refused, with the kinds that have', async () => {
  for (const kind of ['submitted', 'correction', 'prgress']) {
    const { code, out } = await run(folder(register(`public: {words: [${kind}]}\n`)), ['check']);
    expect(code).toBe(1);
    expect(out).toContain('register.yaml:');
    for (const allowedKind of publishableEvents) expect(out).toContain(allowedKind);
  }
});
