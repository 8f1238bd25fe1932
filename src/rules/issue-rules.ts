/** Rules about what was issued: the fields of each type, causes of concern, and ids. */
import { actionNumberPattern } from '../domain/action-number.ts';
import { indexById, type Register } from '../domain/register.ts';
import { typeCodes, typeWords } from '../domain/vocabulary.ts';
import { faultInAction, type Rule } from './rule.ts';

export const causeAbove: Rule = {
  code: 'cause-above',
  severity: 'error',
  about: 'Only a recommendation belongs to a cause of concern. An area for improvement never does.',
  help: 'Delete `cause_of_concern`, or correct the type.',
  example: 'cause_of_concern under type: area-for-improvement',
  *check({ actions }) {
    for (const action of actions)
      if (action.cause_of_concern !== undefined && action.type !== 'recommendation')
        yield faultInAction(
          action,
          ['cause_of_concern'],
          `${withArticle(action.type)} cannot belong to a cause of concern`,
        );
  },
};

export const causeElsewhere: Rule = {
  code: 'cause-elsewhere',
  severity: 'error',
  about: 'A recommendation belongs to a cause of concern of the same inspection.',
  help: 'Enter the cause of concern under which the report lists the recommendation.',
  example: 'cause_of_concern: custody-2021-afi-1',
  *check({ actions }: Register) {
    const actionById = indexById(actions);
    for (const action of actions) {
      const parent = action.type === 'recommendation' && actionById.get(action.cause_of_concern ?? '');
      if (!parent) continue;
      if (parent.type !== 'cause-of-concern')
        yield faultInAction(
          action,
          ['cause_of_concern'],
          `\`${parent.id}\` is ${withArticle(parent.type)}, not a cause of concern`,
        );
      else if (parent.inspection !== action.inspection)
        yield faultInAction(
          action,
          ['cause_of_concern'],
          `\`${parent.id}\` is from another inspection, \`${parent.inspection}\``,
        );
    }
  },
};

export const fieldOfType: Rule = {
  code: 'field-of-type',
  severity: 'warning',
  about: 'Only a cause of concern can be accelerated, and only an audit action has a priority.',
  help: 'Delete the field, or correct the type.',
  example: 'priority: high under type: recommendation',
  *check({ actions }) {
    for (const action of actions) {
      if (action.accelerated !== undefined && action.type !== 'cause-of-concern')
        yield faultInAction(action, ['accelerated'], `${withArticle(action.type)} cannot be accelerated`);
      if (action.priority !== undefined && action.type !== 'audit-action')
        yield faultInAction(action, ['priority'], `${withArticle(action.type)} has no priority`);
    }
  },
};

/** `an area for improvement` */
const withArticle = (type: keyof typeof typeWords) => {
  const { one } = typeWords[type];
  return `${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}`;
};

const wholeNumber = new RegExp(`^${actionNumberPattern}$`);

export const idForm: Rule = {
  code: 'id-form',
  severity: 'error',
  about:
    'The id of an action is its inspection, its type (coc, rec, afi or act) and the number printed in the report.',
  help: 'Rename the action with `afi rename`. A letter may follow the number if one item was split.',
  example: 'id: custody-2021-afi-2 for a recommendation',
  *check({ actions }) {
    for (const action of actions) {
      const prefix = `${action.inspection}-${typeCodes[action.type]}-`;
      const number = action.id.startsWith(prefix) ? action.id.slice(prefix.length) : '';
      if (!wholeNumber.test(number))
        yield faultInAction(action, ['id'], `\`${action.id}\` is not an id of the form \`${prefix}1\``);
    }
  },
};

export const formerlyTaken: Rule = {
  code: 'formerly-taken',
  severity: 'warning',
  about: 'A former id of an action is not an id of another action, now or in the past.',
  help: 'Delete it under `formerly` in the action that never had it.',
  example: 'formerly: [the id of another action]',
  *check({ actions }) {
    const idHolders = new Map(actions.map(({ id }) => [id, id]));
    for (const action of actions)
      for (const [index, earlierId] of (action.formerly ?? []).entries()) {
        const holder = idHolders.get(earlierId) ?? action.id;
        idHolders.set(earlierId, holder);
        if (holder !== action.id)
          yield faultInAction(action, ['formerly', index], `\`${earlierId}\` is also an id of \`${holder}\``);
      }
  },
};
