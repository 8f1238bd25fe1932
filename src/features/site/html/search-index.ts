/** Makes the index of the site's search, in parts, and the script that searches it in the browser. */
import { makeVisible } from '../../../output/safe-text.ts';

/** An action in the search index. */
export interface SearchEntry {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** Further words to search. */
  readonly words: string;
}

const entriesPerPart = 500;

/** The paths of the parts of an index with `count` entries. */
export const partNames = (count: number): readonly string[] =>
  Array.from({ length: Math.ceil(count / entriesPerPart) }, (_, partIndex) => `search/${partIndex + 1}.js`);

/** Part `nth` of the index, from 0: a call with its entries as JSON, so that no text in it can run. */
export const indexPart = (entries: readonly SearchEntry[], partIndex: number): string => {
  const part = entries
    .slice(partIndex * entriesPerPart, (partIndex + 1) * entriesPerPart)
    .map(({ id, title, about, words }) => [id, makeVisible(title), makeVisible(about), makeVisible(words)]);
  return `afiIndex(${JSON.stringify(part)});\n`;
};

/** Runs in the reader's browser. It shows titles as text, never as HTML. */
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
  const first = found.length > most ? ' The first ' + most + ' are shown. Add more words to narrow the search.' : '';
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
