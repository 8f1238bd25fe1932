/** Checks that each filter selects some actions, and not all: a filter without its test in `matchesFilter` would select all. */
import { expect, test } from 'vitest';
import { openRegister } from '../../src/app/open-register.ts';
import { type Filter, matchesFilter, statesAsAt } from '../../src/domain/filter.ts';
import { openRegisterFolder } from '../../src/storage/disk.ts';

/** An example of each filter, with a value that some actions of the model register have. */
const examples: { readonly [Name in keyof Filter]-?: NonNullable<Filter[Name]> } = {
  type: ['recommendation'],
  origin: ['local-peel'],
  inspection: ['custody-2021'],
  status: ['submitted'],
  forceLead: ['ACC Local Policing'],
  deliveryLead: ['Head of Custody'],
  board: ['custody-dag'],
  theme: ['custody'],
  paf: ['6'],
  batch: ['2021-09'],
  rag: ['amber'],
  text: ['custody'],
  overdue: true,
  unassigned: true,
};

const asAt = '2021-11-25';
const source = openRegisterFolder('register');
if (!source.ok) throw new Error(source.error);
const { register } = openRegister(source.value, asAt);
const states = statesAsAt(register, asAt);

test.each(Object.entries(examples))('the filter %s selects some actions, and not all', (name, value) => {
  const selectedStates = states.filter(matchesFilter({ [name]: value }, asAt, register));
  expect(selectedStates.length).toBeGreaterThan(0);
  expect(selectedStates.length).toBeLessThan(states.length);
});
