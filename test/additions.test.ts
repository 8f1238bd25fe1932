/** Makes each kind of addition that `src/README.md` lists, in memory, and compiles it: complete, and with one part left out. */
import ts from 'typescript';
import { expect, test } from 'vitest';
import { commands } from '../src/cli/command-list.ts';
import { eventRows } from '../src/domain/records/event.ts';

/** Text inserted before an anchor that occurs once in a file; without an anchor, a new file. */
interface Edit {
  readonly file: string;
  /** A copy to edit instead, since an error in a table causes other errors in each file that uses the table. */
  readonly copy?: string;
  readonly before?: string;
  readonly text: string;
}

/** An addition with one part left out, and the error that it must cause. */
interface Omission {
  /** Empty where an earlier omission makes the same addition. */
  readonly edits: readonly Edit[];
  readonly error: RegExp;
  /** The file of the error. */
  readonly file: string;
}

interface Addition {
  readonly what: string;
  readonly edits: readonly Edit[];
  readonly omissions: Readonly<Record<string, Omission>>;
}

const fieldsFile = 'src/domain/records/action-fields.ts';
const field = (name: string, row: string): Edit => ({
  file: fieldsFile,
  before: '  formerly: {',
  text: `  ${name}: { ${row} },\n`,
});
const fieldParts = {
  publicity: "...publicField(word('Who owns its risk.').optional())",
  label: "label: 'Risk owner'",
  audit: "audit: 'own'",
  columns: "columns: { risk_owner: { meaning: 'the owner of its risk', format: 'line' } }",
};
const fieldWithout = (part: keyof typeof fieldParts, row = ''): Omission => {
  const parts = Object.entries(fieldParts).flatMap(([name, text]) => (name === part ? [] : [text]));
  const copy = `src/domain/records/fields-without-${part}.ts`;
  return {
    edits: [{ ...field('risk_owner', [...parts, row].join(', ')), copy }],
    file: copy,
    error: new RegExp(`'${part}'`),
  };
};

const eventsFile = 'src/domain/records/event-table.ts';
const event = (name: string, definition: string): Edit => ({
  file: eventsFile,
  before: "  defineEvent('correction', {",
  text: `  defineEvent('${name}', { ${definition} }),\n`,
});
const eventParts = {
  description: "description: 'Nobody works on it for now.'",
  command: "command: 'pause'",
  fields: "fields: { until: publicField(date('Until when.').optional()) }",
  effect: 'effect: (position, { until }) => { position.target = until ?? position.target; }',
  sentence: "sentence: ({ until }) => withNote('Paused', until)",
};
const eventWithout = (part: 'effect' | 'sentence' | 'command'): Omission => {
  const parts = Object.entries(eventParts).flatMap(([name, text]) => (name === part ? [] : [text]));
  const copy = `src/domain/records/events-without-${part}.ts`;
  return {
    edits: [{ ...event('paused', parts.join(', ')), copy }],
    file: copy,
    error: new RegExp(`Property '${part}' is missing`),
  };
};

const command = (folder: string, option: string): readonly Edit[] => [
  {
    file: `src/features/due/${folder}-command.ts`,
    text: `/** Defines \`${folder}\`. */
import { defineQuery } from '../../app/define-command.ts';
import { textOption } from '../../app/options.ts';

const options = { lead: textOption('role', 'a lead') };

export const ${folder}Command = defineQuery({
  name: '${folder}',
  heading: 'Look',
  summary: 'the actions of a lead',
  options,
  examples: ['afi ${folder}'],
  load: async () => (_context, { ${option} }) => ({ text: ${option} ?? '' }),
});
`,
  },
  {
    file: 'src/cli/command-list.ts',
    before: 'export const commands:',
    text: `import { ${folder}Command } from '../features/due/${folder}-command.ts';\n`,
  },
  { file: 'src/cli/command-list.ts', before: '  checkCommand,\n', text: `  ${folder}Command,\n` },
];

const reportsFile = 'src/features/papers/report-list.ts';
const paper = (name: string, answer: string): readonly Edit[] => [
  {
    file: `src/features/papers/${name}.ts`,
    text: `/** The number of actions on the register. */
import { countSchema } from '../../app/response-schema.ts';
import { defineReport } from './report-definition.ts';
import { paperMetadata, paperSchema } from './sections/paper-metadata.ts';

const schema = paperSchema('${name}', { total: countSchema });

export const ${name} = defineReport({
  schema,
  about: 'the number of actions',
  answer: (context) => ({ ...paperMetadata(context), ${answer}, differences: [] }),
  tables: () => ({}),
  captions: () => ({}),
});
`,
  },
  {
    file: reportsFile,
    before: 'import { closureSubmission }',
    text: `import { ${name} } from './${name}.ts';\n`,
  },
  { file: reportsFile, before: '  chase,\n', text: `  ${name},\n` },
  {
    file: 'src/domain/paper-templates.ts',
    before: '  chase: {',
    text: `  '${name}': { title: 'Actions' },\n`,
  },
];

const kind = (name: string): readonly Edit[] => [
  {
    file: `src/domain/records/${name}.ts`,
    text: `/** One lesson. */
import { defineRecord, publicField } from './field-table.ts';
import { id } from './field-types.ts';

export const ${name}Record = defineRecord({
  title: 'Lesson',
  description: 'One lesson.',
  fields: { id: publicField(id('The same as the file name.')) },
});
`,
  },
  {
    file: 'src/domain/records/record-kinds.ts',
    before: 'const table = {',
    text: `import { ${name}Record } from './${name}.ts';\n`,
  },
  {
    file: 'src/domain/records/record-kinds.ts',
    before: '  batch: batchRecord,\n',
    text: `  ${name}: ${name}Record,\n`,
  },
];
const pathsFile = 'src/domain/records/record-paths.ts';
const kindPlace = (name: string): Edit => ({
  file: pathsFile,
  before: "  batch: { folder: 'batches' },\n",
  text: `  ${name}: { folder: '${name}s' },\n`,
});
const unlistedKind = [...kind('unlisted'), kindPlace('unlisted')];

const formatFile = 'src/output/render-document.ts';
const formatName = (name: string, copy?: string): Edit => ({
  file: formatFile,
  ...(copy && { copy }),
  before: "'table' | 'markdown'",
  text: `'${name}' | `,
});
const renderer = (name: string, block: string): Edit => ({
  file: `src/output/${name}.ts`,
  text: `/** Renders the ids of a document's headings. */
import type { Document } from './document.ts';

export const renderOutline = ({ blocks }: Document): string =>
  blocks.flatMap((block) => (block.kind === 'heading' ? [block.${block}] : [])).join('\\n');
`,
});

const additions: readonly Addition[] = [
  {
    what: 'a field, and a column of export and import',
    edits: [field('risk_owner', Object.values(fieldParts).join(', '))],
    omissions: {
      publicity: fieldWithout('publicity', 'schema: freeText(`Who owns it.`)'),
      label: fieldWithout('label'),
      'treatment by the audit': fieldWithout('audit'),
      columns: fieldWithout('columns'),
      'the option that its column names': {
        edits: [
          field(
            'without_option',
            `${fieldParts.publicity}, ${fieldParts.label}, ${fieldParts.audit}, columns: { x: { meaning: 'x', format: 'line', option: 'riskOwner' } }`,
          ),
        ],
        file: 'src/features/edit-actions/command.ts',
        error: /riskOwner/,
      },
    },
  },
  {
    what: 'a kind of record',
    edits: [
      ...kind('lesson'),
      kindPlace('lesson'),
      { file: 'src/storage/load.ts', before: '    batch: [],\n', text: '    lesson: [],\n' },
      {
        file: 'src/app/open-register.ts',
        before: '    batches: records.batch,\n',
        text: '    lessons: records.lesson,\n',
      },
      {
        file: 'src/domain/publication/redact.ts',
        before: "    batches: redactAll('batch', register.batches),\n",
        text: "    lessons: redactAll('lesson', register.lessons),\n",
      },
      {
        file: 'src/domain/records/record-texts.ts',
        before: '    ...{ board: boards,',
        text: '    lesson: register.lessons,\n',
      },
    ],
    omissions: {
      'its folder': {
        edits: [
          ...unlistedKind,
          { file: pathsFile, before: 'const places', text: '', copy: 'src/domain/records/copied-paths.ts' },
        ],
        file: 'src/domain/records/copied-paths.ts',
        error: /Property 'unlisted' is missing/,
      },
      'its list where files are loaded': {
        edits: [],
        file: 'src/storage/load.ts',
        error: /Property 'unlisted' is missing/,
      },
      'its list in the register': {
        edits: [],
        file: 'src/app/open-register.ts',
        error: /Property 'unlisteds' is missing/,
      },
      'its list among the texts of all records': {
        edits: [],
        file: 'src/domain/records/record-texts.ts',
        error: /Property 'unlisted' is missing/,
      },
      'its list in the public register': {
        edits: [],
        file: 'src/domain/publication/redact.ts',
        error: /Property 'unlisteds' is missing/,
      },
    },
  },
  {
    what: 'an event',
    edits: [event('paused', Object.values(eventParts).join(', '))],
    omissions: {
      effect: eventWithout('effect'),
      sentence: eventWithout('sentence'),
      command: eventWithout('command'),
    },
  },
  {
    what: 'a dimension',
    edits: [
      { file: 'src/domain/vocabulary.ts', before: "  'origin',\n", text: "  'marking',\n" },
      {
        file: 'src/domain/dimension.ts',
        before: '  origin: {\n',
        text: "  marking: { heading: 'Marking', fixedMembers: () => [], keysOf: ({ action }) => [action.marking ?? ''], noneLabel: 'None' },\n",
      },
    ],
    omissions: {
      'its entry': {
        edits: [{ file: 'src/domain/vocabulary.ts', before: "  'origin',\n", text: "  'unlisted',\n" }],
        file: 'src/domain/dimension.ts',
        error: /Property 'unlisted' is missing/,
      },
    },
  },
  {
    what: 'an output format',
    edits: [
      formatName('outline'),
      {
        file: formatFile,
        before: "    case 'markdown':\n",
        text: "    case 'outline':\n      return (await import('./outline.ts')).renderOutline(document);\n",
      },
      renderer('outline', 'id'),
    ],
    omissions: {
      'its case where a document is rendered': {
        edits: [formatName('unlisted', 'src/output/render-unlisted.ts')],
        file: 'src/output/render-unlisted.ts',
        error: /lacks ending return statement/,
      },
      'the kind of block that it reads': {
        edits: [renderer('misspelt-outline', 'text')],
        file: 'src/output/misspelt-outline.ts',
        error: /Property 'text' does not exist/,
      },
    },
  },
  {
    what: 'a command',
    edits: command('leads', 'lead'),
    omissions: {
      'the option that it reads': {
        edits: command('misspelt', 'laed'),
        file: 'src/features/due/misspelt-command.ts',
        error: /Property 'laed' does not exist/,
      },
    },
  },
  {
    what: 'a paper',
    edits: paper('headcount', 'total: context.register.actions.length'),
    omissions: {
      'a value of its schema': {
        edits: paper('shortened', 'sum: 0'),
        file: 'src/features/papers/shortened.ts',
        error: /total/,
      },
    },
  },
];

const root = process.cwd().replaceAll('\\', '/');
const { options, fileNames } = ts.parseJsonConfigFileContent(
  { ...ts.readConfigFile('tsconfig.json', ts.sys.readFile).config, include: ['src'] },
  ts.sys,
  root,
);

/** The program with edits made in memory. The parsed libraries of the program `old` are used again. */
function programWith(edits: readonly Edit[], oldProgram?: ts.Program): ts.Program {
  const editedTexts = new Map<string, string>();
  for (const { file, copy = file, before, text } of edits) {
    const path = `${root}/${copy}`;
    if (before === undefined) {
      editedTexts.set(path, text);
      continue;
    }
    const current = editedTexts.get(path) ?? ts.sys.readFile(`${root}/${file}`) ?? '';
    expect(current.split(before).length, `${before} occurs once in ${file}`).toBe(2);
    editedTexts.set(
      path,
      current.replace(before, () => text + before),
    );
  }
  const host = ts.createCompilerHost(options);
  const parse = host.getSourceFile;
  host.fileExists = (path) => editedTexts.has(path) || ts.sys.fileExists(path);
  host.readFile = (path) => editedTexts.get(path) ?? ts.sys.readFile(path);
  host.getSourceFile = (path, ...how) => {
    const parsedFile = path.includes('/node_modules/') ? oldProgram?.getSourceFile(path) : undefined;
    return parsedFile ?? parse(path, ...how);
  };
  return ts.createProgram({ rootNames: [...new Set([...fileNames, ...editedTexts.keys()])], options, host });
}

/** Errors of a file, or of the whole program, as `file: message`. */
const errorsIn = (program: ts.Program, file?: string): readonly string[] =>
  program
    .getSemanticDiagnostics(file === undefined ? undefined : program.getSourceFile(`${root}/${file}`))
    .map(
      (diagnostic) =>
        `${diagnostic.file?.fileName.slice(root.length + 1)}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')}`,
    );

test('every complete addition compiles, and none without one of its parts', () => {
  const complete = programWith(additions.flatMap(({ edits }) => edits));
  expect(errorsIn(complete), 'complete additions').toEqual([]);

  const omissions = additions.flatMap(({ what, omissions: omissionsByName }) =>
    Object.entries(omissionsByName).map(([part, omission]) => ({
      name: `${what} without ${part}`,
      ...omission,
    })),
  );
  const incomplete = programWith(
    omissions.flatMap(({ edits }) => edits),
    complete,
  );
  for (const { name, file, error } of omissions)
    expect(errorsIn(incomplete, file).join('\n'), name).toMatch(error);
});

test('every event is recorded by a command of the list', () => {
  const names = commands.map(({ name }) => name);
  for (const { command } of eventRows) expect(names).toContain(command);
});
