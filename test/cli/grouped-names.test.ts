/** A command of a group is called by its grouped name, wherever global options are. */
import { expect, test } from 'vitest';
import { expandGroupedName } from '../../src/cli/grouped-names.ts';

test.each([
  ['portal compare 2021-11-25', 'reconcile 2021-11-25'],
  ['--register force --json portal compare --strict', '--register force --json reconcile --strict'],
  ['--today 2021-11-25 portal match', '--today 2021-11-25 match'],
  ['portal import extract.csv', 'portal extract.csv'],
  ['portal explain 14207', 'explain 14207'],
  ['portal extract.csv', 'portal extract.csv'],
  ['portal words --type Rec=recommendation', 'portal words --type Rec=recommendation'],
  ['--register portal compare', '--register portal compare'],
  ['list portal compare', 'list portal compare'],
  ['portal', 'portal'],
  ['constructor compare', 'constructor compare'],
  ['--json verify --strict', '--json audit --strict'],
  ['', ''],
])('%s', (call, expandedCall) => {
  expect(expandGroupedName(call.split(' ')).join(' ')).toBe(expandedCall);
});
