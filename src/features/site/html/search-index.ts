/** The search of the site: an index in parts, and the script that looks through it. */
import { visible } from '../../../output/safe-text.ts';

interface Found {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly words: string;
}

/** So many actions a part. */
const atOnce = 500;

export const partNames = (count: number): readonly string[] =>
  Array.from({ length: Math.ceil(count / atOnce) }, (_, nth) => `search/${nth + 1}.js`);

/** One part of the index: a call that hands its entries over. It is read as data, so nothing in it can run. */
export const indexPart = (found: readonly Found[], nth: number): string => {
  const entries = found
    .slice(nth * atOnce, (nth + 1) * atOnce)
    .map(({ id, title, about, words }) => [id, visible(title), visible(about), visible(words)]);
  return `afiIndex(${JSON.stringify(entries)});\n`;
};

/** Runs in the reader's browser. What it shows it sets as text. */
export const searchScript = `'use strict';
const entries = [];
const most = 200;
const fold = (text) => text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase();
function afiIndex(part) {
  for (const [id, title, about, words] of part)
    entries.push({ id, title, about, folded: fold([id, title, about, words].join(' ')) });
}
function show(query) {
  const words = fold(query).split(/\\s+/).filter(Boolean);
  const list = document.getElementById('found');
  list.replaceChildren();
  const status = document.getElementById('count');
  if (words.length === 0) {
    status.textContent = entries.length + (entries.length === 1 ? ' action' : ' actions') + ' can be searched.';
    return;
  }
  const found = entries.filter(({ folded }) => words.every((word) => folded.includes(word)));
  const first = found.length > most ? ' The first ' + most + ' are shown; more words find fewer.' : '';
  status.textContent = (found.length === 1 ? '1 action found.' : found.length + ' actions found.') + first;
  for (const { id, title, about } of found.slice(0, most)) {
    const link = document.createElement('a');
    link.href = 'actions/' + encodeURIComponent(id) + '.html';
    link.textContent = title;
    const item = document.createElement('li');
    item.append(link, document.createElement('br'), id + ' (' + about + ')');
    list.append(item);
  }
}
addEventListener('DOMContentLoaded', () => {
  const input = document.getElementById('words');
  input.value = new URLSearchParams(location.search).get('q') || '';
  let waiting;
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show(input.value), 150);
  });
  document.getElementById('look').addEventListener('submit', (event) => {
    event.preventDefault();
    show(input.value);
  });
  show(input.value);
});
`;
