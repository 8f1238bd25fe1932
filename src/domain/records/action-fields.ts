/** The table of action fields: schema, publicity, label, audit and spreadsheet columns of each field. */
import { actionTypes, addressees, priorities } from '../vocabulary.ts';
import type { ActionFieldRow } from './action-field-row.ts';
import { eventPublicity, eventSchema } from './event.ts';
import { nestedField, privateField, publicField } from './field-table.ts';
import { choice, date, extra, freeLine, freeText, id, list, pafKey, word, yesNo } from './field-types.ts';

/** The field table of an action, without its history. */
export const actionFields = {
  id: {
    ...publicField(id('`<inspection>-<coc|rec|afi|act>-<number>[a-z]`; the same as the file name.')),
    label: 'Action',
    audit: 'identity',
    columns: {
      id: {
        synonyms: 'action id; id; afi id; unique id',
        meaning: 'the action’s id in this register, such as custody-2021-rec-2',
        format: 'identity',
      },
    },
  },
  type: {
    ...publicField(choice(actionTypes, 'The type of action that was issued.')),
    label: 'Type',
    audit: 'issued',
    columns: {
      type: {
        synonyms:
          'type of action; category; recommendation type; coc/rec/afi; rec/afi; afi/rec; rec or afi; rec/afi/coc; afi/rec/coc; coc/afi/rec; recommendation or afi; action type; type of recommendation; rec type',
        meaning: 'recommendation, area for improvement, cause of concern or audit action',
        format: 'identity',
        option: 'type',
      },
    },
  },
  inspection: {
    ...publicField(id('The inspection that issued it, which gives the origin.')),
    label: 'Inspection',
    audit: 'issued',
    columns: {
      inspection: {
        synonyms:
          'report; source; inspection title; name of inspection; originating inspection; report title; hmicfrs report; hmic report; hmicfrs inspection; hmic inspection; inspection report; inspection name; report name; name of report; title of report; source report; originating report; inspection/report; report/inspection; inspection/thematic; thematic; thematic inspection; thematic report; audit; audit title; audit name; audit report; name of audit; hmicfrs thematic; publication',
        meaning: 'the inspection or report it came from, by title or id',
        format: 'identity',
        option: 'inspection',
      },
    },
  },
  title: {
    ...publicField(freeLine('A title of one line, as a committee reads it.')),
    label: 'Title',
    audit: 'issued',
    columns: {
      title: {
        synonyms:
          'summary; short title; subject; headline; brief title; recommendation title; rec title; action title',
        meaning: 'a short title',
        format: 'line',
        option: 'title',
      },
    },
  },
  wording: {
    ...publicField(freeText('The published text in full.')),
    label: 'Wording',
    audit: 'issued',
    columns: {
      wording: {
        synonyms:
          'recommendation text; full text; wording of recommendation; text; recommendation; recommendation/area for improvement; hmicfrs recommendation; hmicfrs wording; hmicfrs text; text of rec/afi; recommendation/afi wording; agreed action; agreed actions; agreed management action; management action; audit recommendation; description; detail; details; recommendation/afi; recommendation wording; full wording; full recommendation; text of recommendation; rec text; recommendation detail; recommendation details; recommendation description; recommendation in full; afi text; afi wording; rec/afi text; rec/afi wording; recommendation/afi text',
        meaning: 'the recommendation itself, as published',
        format: 'text',
        option: 'wording',
      },
    },
  },
  cause_of_concern: {
    ...publicField(id('Recommendations only: the cause of concern it belongs to.').optional()),
    label: 'Cause of concern',
    audit: 'issued',
    references: 'action',
    columns: {
      cause_of_concern: {
        heading: 'Under cause of concern',
        synonyms: 'cause of concern; parent; linked cause of concern',
        meaning: 'the id of the cause of concern it belongs to',
        format: 'action-id',
        option: 'causeOfConcern',
      },
    },
  },
  accelerated: {
    ...publicField(yesNo('Causes of concern only: issued before its report was published.').optional()),
    label: 'Accelerated',
    audit: 'issued',
    columns: {
      accelerated: {
        meaning: 'whether a cause of concern came before its report: yes, no',
        format: 'yes-no',
      },
    },
  },
  priority: {
    ...publicField(choice(priorities, 'Its priority; audit actions only.').optional()),
    label: 'Priority',
    audit: 'issued',
    columns: {
      priority: {
        synonyms: 'priority rating; audit priority; risk rating; priority level; grade; risk',
        meaning: 'of an audit action: high, medium, low',
        format: 'word',
        option: 'priority',
      },
    },
  },
  addressees: {
    ...publicField(
      list(
        choice(addressees, 'One addressee.'),
        'The bodies it is addressed to; the force, if absent.',
      ).optional(),
    ),
    label: 'Addressed to',
    audit: 'issued',
    columns: {
      addressees: {
        synonyms: 'addressee; addressees; for',
        meaning: 'to whom it is addressed: force, pcc, npcc …',
        format: 'list',
        option: 'addressee',
      },
    },
  },
  deadline: {
    ...nestedField(
      {
        text: publicField(freeText('The deadline in the words of the inspectorate.').optional()),
        by: publicField(date('The date of the deadline.').optional()),
      },
      (deadline) => deadline.optional().meta({ description: "The inspectorate's deadline." }),
    ),
    label: 'Inspectorate’s deadline',
    audit: 'issued',
    columns: {
      deadline: {
        key: 'text',
        heading: 'Deadline',
        synonyms: 'hmicfrs deadline; timescale; inspectorate deadline',
        meaning: 'the inspectorate’s deadline, in its words',
        format: 'text',
        option: 'deadline',
      },
      deadline_by: {
        key: 'by',
        heading: 'Deadline date',
        synonyms: 'deadline by; hmicfrs due date; hmicfrs deadline date; date due to hmicfrs',
        meaning: 'the inspectorate’s deadline, as a date',
        format: 'date',
        option: 'deadlineBy',
      },
    },
  },
  portal_refs: {
    ...privateField(list(word('One reference.'), 'References on the monitoring portal.').optional()),
    label: 'Portal references',
    audit: 'own',
    columns: {
      portal_refs: {
        synonyms:
          'portal ref; portal reference; hmicfrs portal ref; hmicfrs portal reference; hmicfrs monitoring portal ref; monitoring portal ref; monitoring portal reference; portal refs; portal id; portal no; portal number; hmicfrs portal id; portal ref no; hmicfrs ref; hmicfrs reference; ref; reference',
        meaning: 'its reference on the monitoring portal',
        format: 'list',
        option: 'portalRef',
      },
    },
  },
  paf: {
    ...publicField(
      list(pafKey('One key.'), 'Questions, topics or characteristics of the framework.').optional(),
    ),
    label: 'PAF',
    audit: 'own',
    columns: {
      paf: {
        synonyms: 'paf ref; paf question; peel question',
        meaning: 'the question of the PEEL framework, such as 8.4.3',
        format: 'paf-keys',
        option: 'paf',
      },
    },
  },
  themes: {
    ...publicField(list(word('One theme.'), 'Its subjects.').optional()),
    label: 'Themes',
    audit: 'own',
    columns: {
      themes: { synonyms: 'theme', meaning: 'what it is about', format: 'list', option: 'theme' },
    },
  },
  carried_from: {
    ...publicField(id('The earlier action that it restates.').optional()),
    label: 'Carried from',
    audit: 'issued',
    references: 'action',
    columns: {
      carried_from: {
        meaning: 'the id of the earlier action that it restates',
        format: 'action-id',
        option: 'carriedFrom',
      },
    },
  },
  marking: {
    ...privateField(word('Its protective marking; that of the register, if absent.').optional()),
    label: 'Marking',
    audit: 'own',
    columns: {
      marking: {
        synonyms: 'protective marking; gpms; classification',
        meaning: 'its protective marking',
        format: 'line',
        option: 'marking',
      },
    },
  },
  formerly: {
    ...privateField(list(id('One earlier id.'), 'Earlier ids of this record.').optional()),
    label: 'Formerly',
    audit: 'own',
    columns: {},
  },
  extra: { ...privateField(extra), label: 'The force’s own fields', audit: 'own', columns: {} },
  history: {
    schema: list(eventSchema, 'The events since, oldest first. Events are only added.'),
    publicity: eventPublicity,
    label: 'History',
    audit: 'history',
    columns: {},
  },
} as const satisfies Readonly<Record<string, ActionFieldRow>>;
