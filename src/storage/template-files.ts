/** Reads the templates of papers: those beside the register's folder, otherwise those of the package. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { readSafeFile } from './safe-file.ts';
import { FileError } from './safe-folder.ts';

/** The bytes of a template such as `annual.md`; undefined if there is none. @throws FileError for a name that is not plain, or a file that is not */
export type TemplateBytesReader = (name: string) => Buffer | undefined;

/** The names of templates, and of the Word document that lends its styles. */
const plainName = /^(?:[a-z0-9-]+\.md|reference\.docx)$/;

const maxTemplateBytes = 16 << 20;

/** Reads templates from the folder `templates/` in the first of these folders that has them. */
export function createTemplateReader(folders: readonly string[]): TemplateBytesReader {
  return (name) => {
    if (!plainName.test(name))
      throw new FileError(
        `\`${name}\` is not the name of a template.`,
        'A name has lower-case letters, digits and hyphens, and ends in .md, such as foot.md.',
      );
    for (const folder of folders.filter((candidate) => existsSync(candidate))) {
      const bytes = readSafeFile(
        { folder: realpathSync(folder), file: `templates/${name}`, name: `templates/${name}` },
        maxTemplateBytes,
      );
      if (bytes) return bytes;
    }
    return undefined;
  };
}

/** The folders with templates of a register: the one that contains its folder, then the package. */
export const templateFolders = (register: string, home: string): readonly string[] => [
  dirname(register),
  home,
];
