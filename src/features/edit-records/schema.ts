/** Defines the JSON answers of the commands that add records and set their fields. */
import { changeSchema } from '../../app/response-schema.ts';

/** The schema of each answer, by its name. */
export const recordAnswers = {
  'inspection-add': changeSchema('inspection-add'),
  'inspection-set': changeSchema('inspection-set'),
  'board-add': changeSchema('board-add'),
  'board-set': changeSchema('board-set'),
  'engagement-add': changeSchema('engagement-add'),
  'settings-set': changeSchema('settings-set'),
  'paper-new': changeSchema('paper-new'),
  'paper-set': changeSchema('paper-set'),
  'framework-import': changeSchema('framework-import'),
};
