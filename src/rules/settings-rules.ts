/** Rules about the origins, the patterns of ignored files, the texts that may be published and the rule codes in register.yaml. */
import { findHiddenPlace } from '../domain/glob.ts';
import { loadingCodes } from '../domain/loading-codes.ts';
import { recordPlaces, settingsFile } from '../domain/records/record-paths.ts';
import { findAllPersonalData } from '../domain/text/personal-data.ts';
import { createSuggester, faultInFile, type Rule } from './rule.ts';

/** An origin is a row of the summary: a repeated id would show its actions twice. */
export const originTwice: Rule = {
  code: 'origin-twice',
  severity: 'error',
  about: 'Each origin in register.yaml has its own id.',
  help: 'Delete one of the two origins, or give it another id.',
  example: '- {id: cdi, label: …} twice',
  *check({ settings }) {
    for (const [index, { id }] of settings.origins.entries())
      if (settings.origins.findIndex((origin) => origin.id === id) < index)
        yield faultInFile(settingsFile, ['origins', index, 'id'], `the origin \`${id}\` is listed twice`);
  },
};

/** A record that could be ignored would be missing from every total without a trace. */
export const ignoreRecord: Rule = {
  code: 'ignore-record',
  severity: 'error',
  about: 'No pattern under `ignore` in register.yaml matches a record.',
  help: 'Delete the pattern, or use a pattern that matches other files only, such as `notes/**`. Records are counted in any case.',
  example: 'ignore: ["actions/custody-2021-rec-2.yaml"]',
  *check({ settings, frameworks, assessments }) {
    const places = recordPlaces([
      ...new Set([...frameworks.map(({ id }) => id), ...assessments.map(({ framework }) => framework)]),
    ]);
    for (const [index, pattern] of (settings.ignore ?? []).entries()) {
      const place = findHiddenPlace(pattern, places);
      if (place !== undefined)
        yield faultInFile(
          settingsFile,
          ['ignore', index],
          `the pattern \`${pattern}\` can match \`${place}\`, where a record is kept`,
        );
    }
  },
};

/** An exception without the form of personal data permits nothing, so that what it was meant for is still refused. */
export const allowEmpty: Rule = {
  code: 'allow-empty',
  severity: 'warning',
  about: 'Each text under `public: {allow: …}` in register.yaml contains the personal data that it permits.',
  help: 'Enter the number, address or reference as it appears in the paper. Names of people need no entry.',
  example: 'public: {allow: [{text: the switchboard, …}]}',
  *check({ settings }) {
    for (const [index, { text }] of (settings.public?.allow ?? []).entries())
      if (findAllPersonalData(text).length === 0)
        yield faultInFile(
          settingsFile,
          ['public', 'allow', index, 'text'],
          'nothing in this text looks like personal data, so it permits nothing',
        );
  },
};

/** Makes the rule about codes under `rules`. `codes` returns the codes of all rules, including this one. */
export const ruleUnknown = (codes: () => readonly string[]): Rule => ({
  code: 'rule-unknown',
  severity: 'warning',
  about:
    'Each code under `rules` in register.yaml is the code of a rule. A fault that rejects a file always rejects it.',
  help: 'See the list of codes: `afi help findings`.',
  example: 'rules: {unasigned: off}',
  *check({ settings }) {
    const knownCodes = new Set(codes());
    for (const code of Object.keys(settings.rules ?? {})) {
      if (knownCodes.has(code)) continue;
      if (loadingCodes.some((entry) => entry.code === code))
        yield faultInFile(
          settingsFile,
          ['rules', code],
          `\`${code}\` always rejects a file and cannot be changed`,
          'Delete the line.',
        );
      else
        yield faultInFile(
          settingsFile,
          ['rules', code],
          `there is no rule \`${code}\``,
          createSuggester(() => knownCodes)(code),
        );
    }
  },
});
