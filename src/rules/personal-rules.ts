/** Rules about people who are not to be found in a register: its people are roles, and it may become a public paper. */
import { describePersonalData, personalDataInRecords } from '../domain/text/personal-data.ts';
import { inAction, inRecord, type Rule } from './rule.ts';

export const nobodyNamed: Rule = {
  code: 'personal-data',
  severity: 'warning',
  about:
    'No text of an action or an inspection holds an address, a number or a reference that leads to a person.',
  help: 'Name the role, or say where the record is kept; git keeps what was recorded before, so tell the data protection officer.',
  example: 'note: ring PC 1234 on 0191 496 0000',
  *check(register) {
    for (const { record: of, path, found } of personalDataInRecords(register)) {
      const message = `the text holds what looks like ${describePersonalData(found)}`;
      yield 'action' in of
        ? inAction(of.action, path, message)
        : inRecord('inspection', of.inspection.id, path, message);
    }
  },
};
