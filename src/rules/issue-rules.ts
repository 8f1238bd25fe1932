/** Rules about what was issued: the fields of each type, causes of concern, and ids. */
import { indexById, type Register } from '../domain/register.ts';
import { typeCodes, typeWords } from '../domain/vocabulary.ts';
import { faultInAction, type Rule } from './rule.ts';

export const causeAbove: Rule = {
  code: 'cause-above',
  severity: 'error',
  about: 'Only a recommendation belongs to a cause of concern; an area for improvement never does.',
  help: 'Delete `cause_of_concern`, or correct the type.',
  example: 'cause_of_concern under type: area-for-improvement',
  *check({ actions }) {
    for (const action of actions)
      if (action.cause_of_concern !== undefined && action.type !== 'recommendation')
        yield faultInAction(
          action,
          ['cause_of_concern'],
          `an action of type ${action.type} has a cause of concern above it`,
        );
  },
};

export const causeElsewhere: Rule = {
  code: 'cause-elsewhere',
  severity: 'error',
  about: 'What a recommendation belongs to is a cause of concern of the same inspection.',
  help: 'Name the cause of concern under which the report printed it.',
  example: 'cause_of_concern: custody-2021-afi-1',
  *check({ actions }: Register) {
    const actionById = indexById(actions);
    for (const action of actions) {
      const parent = action.type === 'recommendation' && actionById.get(action.cause_of_concern ?? '');
      if (!parent) continue;
      if (parent.type !== 'cause-of-concern')
        yield faultInAction(action, ['cause_of_concern'], `\`${parent.id}\` is of type ${parent.type}`);
      else if (parent.inspection !== action.inspection)
        yield faultInAction(
          action,
          ['cause_of_concern'],
          `\`${parent.id}\` is of the inspection ${parent.inspection}`,
        );
    }
  },
};

export const fieldOfType: Rule = {
  code: 'field-of-type',
  severity: 'warning',
  about: 'Only a cause of concern is accelerated, and only an audit action has a priority.',
  help: 'Delete the field, or correct the type.',
  example: 'priority: high under type: recommendation',
  *check({ actions }) {
    for (const action of actions) {
      if (action.accelerated !== undefined && action.type !== 'cause-of-concern')
        yield faultInAction(action, ['accelerated'], `${withArticle(action.type)} is never accelerated`);
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

export const idForm: Rule = {
  code: 'id-form',
  severity: 'error',
  about:
    'An action’s id is its inspection, coc, rec, afi or act for its type, and the number printed in the report.',
  help: 'Rename the file and its id; a letter may follow the number where one item was split.',
  example: 'id: custody-2021-afi-2 for a recommendation',
  *check({ actions }) {
    for (const action of actions) {
      const prefix = `${action.inspection}-${typeCodes[action.type]}-`;
      const number = action.id.startsWith(prefix) ? action.id.slice(prefix.length) : '';
      if (!/^\d+[a-z]?$/.test(number))
        yield faultInAction(action, ['id'], `an id such as ${prefix}1 is expected, not \`${action.id}\``);
    }
  },
};

export const formerlyTaken: Rule = {
  code: 'formerly-taken',
  severity: 'warning',
  about: 'An earlier id of an action is no other action’s, now or formerly.',
  help: 'Delete it from `formerly` of the action that never had it.',
  example: 'formerly: [the id of another action]',
  *check({ actions }) {
    const idHolders = new Map(actions.map(({ id }) => [id, id]));
    for (const action of actions)
      for (const [index, earlierId] of (action.formerly ?? []).entries()) {
        const holder = idHolders.get(earlierId) ?? action.id;
        idHolders.set(earlierId, holder);
        if (holder !== action.id)
          yield faultInAction(action, ['formerly', index], `${earlierId} is an id of ${holder} too`);
      }
  },
};
