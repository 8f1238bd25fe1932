/** An inspection whose actions are all marked above a page is not named on it; its actions are counted in the published table. */
import { expect, test } from 'vitest';
import { type Edition, papers, sitePages } from '../../helpers/editions.ts';
import { actionText, inspectionText, registerFiles } from '../../helpers/register.ts';

const edition: Edition = { asAt: '2022-03-31', since: '2020-12-31', internal: false };

const secretAction = (id: string, inspection: string) =>
  actionText({ id, inspection, title: 'A quiet ladder', top: 'marking: SECRET\n' });

const files = registerFiles({
  'inspections/kelp-2021.yaml': inspectionText('kelp-2021', 'piers').replace(
    'Inspection of the',
    'Kelp under the',
  ),
  'inspections/moss-2022.yaml':
    'id: moss-2022\ntitle: Moss on the quays\norigin: piers\nstatus: planned\ndates: [{when: 2022-09, activity: Fieldwork}]\n',
  'actions/kelp-2021-rec-1.yaml': secretAction('kelp-2021-rec-1', 'kelp-2021'),
  'actions/kelp-2021-rec-2.yaml': secretAction('kelp-2021-rec-2', 'kelp-2021'),
  'actions/docks-2021-rec-2.yaml': secretAction('docks-2021-rec-2', 'docks-2021'),
});

const textsOf = async (about: Edition) => [
  ...(await sitePages(files, about)).entries(),
  ...(await papers(files, about, 'markdown')).entries(),
  ...(await papers(files, about, 'json')).entries(),
];

test('neither its title nor its id is in any page or paper for the public, in any format', async () => {
  for (const [name, text] of await textsOf(edition)) {
    if (name === 'section-55 kelp-2021') expect(text).toContain('is marked above OFFICIAL');
    else
      expect({ name, found: text.match(/.{0,40}kelp.{0,40}/i)?.[0] }).toEqual({
        name,
        found: undefined,
      });
  }
  for (const path of (await sitePages(files, edition)).keys()) expect(path).not.toMatch(/kelp/);
});

test('pages for the force name it', async () => {
  const all = (await textsOf({ ...edition, internal: true })).map(([, text]) => text).join('\n');
  expect(all).toContain('Kelp under the piers');
});

test('an inspection with a visible action, and one without actions, are named', async () => {
  const all = (await textsOf(edition)).map(([, text]) => text).join('\n');
  expect(all).toContain('Inspection of the docks');
  expect(all).toContain('Moss on the quays');
});

test('the published table counts its actions in the row of its origin', async () => {
  const position = (await sitePages(files, edition)).get('index.html');
  expect(position?.replaceAll(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toMatch(
    /Docks 2 Piers 2 Total on Force register 4/,
  );
});
