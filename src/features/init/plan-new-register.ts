/** Runs `init`: plans the files of a new register: settings to edit, folders, schemas, templates, and files for git and CI. */
import packageDescription from '../../../package.json' with { type: 'json' };
import { type StandaloneCommand, UserError } from '../../app/command.ts';
import { kinds } from '../../domain/records/record-kinds.ts';
import { recordFolders, schemaFile } from '../../domain/records/record-paths.ts';
import { jsonSchema } from '../../domain/schema/json-schema.ts';
import { mergeDriver } from '../merge-driver/command.ts';
import type { InitOptions } from './command.ts';
import {
  editorConfig,
  gitAttributes,
  githubWorkflow,
  gitIgnore,
  gitlabPipeline,
  readme,
} from './starter-files.ts';
import { settingsDraft } from './starter-settings.ts';

/** The npm package that the CI of a new register installs. */
const packageVersion = `${packageDescription.name}@${packageDescription.version}`;

const emptyFolders = [...recordFolders, 'evidence'];

/** @throws UserError if the packaged templates are missing. */
export const planNewRegister: StandaloneCommand<InitOptions> = (
  { template },
  { dir, name: chosenName, message, dryRun = false },
) => {
  const name = chosenName ?? 'Our Police';
  const paper = template('audit-committee.md');
  if (paper === undefined)
    throw new UserError('the templates of the package are missing. Install afi again.');
  const files: Readonly<Record<string, string>> = {
    'register/register.yaml': settingsDraft(name),
    ...Object.fromEntries(emptyFolders.map((folder) => [`register/${folder}/.gitkeep`, ''])),
    ...Object.fromEntries(
      kinds.map((kind) => [`register/${schemaFile(kind)}`, `${JSON.stringify(jsonSchema(kind), null, 2)}\n`]),
    ),
    'templates/audit-committee.md': paper,
    '.gitattributes': gitAttributes,
    '.editorconfig': editorConfig,
    '.gitignore': gitIgnore,
    '.github/workflows/register.yml': githubWorkflow(packageVersion),
    '.gitlab-ci.yml': gitlabPipeline(packageVersion),
    'README.md': readme(name, packageVersion),
  };
  return {
    newRegister: {
      dir,
      files,
      subject: message ?? `Start the register of ${name}`,
      trailers: [['Afi-Command', 'init']],
      settings: [['merge.afi.driver', mergeDriver]],
      dryRun,
      notes:
        chosenName === undefined
          ? [
              `The force has no name yet, so it is called ${name}. To name it: afi settings set --force-name "NAME"`,
            ]
          : [],
    },
  };
};
