/** Lists the faults for which the loader rejects a file before any rule runs. The records of rejected files are not counted. */
import type { CodeEntry } from './finding.ts';

const createCodeEntry = (code: string, about: string, help: string, example: string): CodeEntry => ({
  code,
  severity: 'error',
  about,
  help,
  example,
});

/** The codes, in the order in which `afi help findings` lists them. */
export const loadingCodes = [
  createCodeEntry(
    'file-stray',
    'Every file in the register’s folder has a place there.',
    'Move the file to the folder it belongs in, delete it, or add its name under `ignore` in register.yaml.',
    'actions/notes.txt',
  ),
  createCodeEntry(
    'file-missing',
    'Every file of the register that git has is on the disk.',
    'Restore the file with git, or record that it was deleted.',
    'a sparse checkout without actions/',
  ),
  createCodeEntry(
    'folder-stray',
    'The register has no folders other than its own.',
    'Move its files to the folders they belong in, or add the folder under `ignore` in register.yaml.',
    'actions/old/',
  ),
  createCodeEntry(
    'file-copy',
    'A copy or an editor’s backup is not a record.',
    'Add anything new in it to the record itself, then delete the copy. Or add its name under `ignore` in register.yaml.',
    'actions/custody-2021-rec-2 - Copy.yaml',
  ),
  createCodeEntry(
    'file-ending',
    'Records end in .yaml and extracts in .csv.',
    'Rename the file.',
    'actions/custody-2021-rec-2.yml',
  ),
  createCodeEntry(
    'file-name',
    'The name of a file is its id: lower-case letters, digits and hyphens, at most 64, and not the name of a Windows device.',
    'Rename the file, and enter the same id in it.',
    'actions/Custody_2021.yaml',
  ),
  createCodeEntry(
    'file-twin',
    'No two files have names that differ only in upper and lower case.',
    'Keep only one of them. Some systems cannot store both.',
    'actions/A-rec-1.yaml and actions/a-rec-1.yaml',
  ),
  createCodeEntry(
    'file-kind',
    'A record is a plain file.',
    'Replace it with a plain file. Links, pipes and devices are not read.',
    'a symbolic link in actions/',
  ),
  createCodeEntry(
    'file-unreadable',
    'A file can be read.',
    'Check the permissions of the file, then try again.',
    'mode 000',
  ),
  createCodeEntry(
    'file-size',
    'A file is at most 1 MiB.',
    'Keep long documents in the folder evidence/ and refer to them.',
    'a file of 2 MB',
  ),
  createCodeEntry(
    'file-encoding',
    'Text is valid UTF-8.',
    'Save it again as UTF-8.',
    'a file saved as UTF-16',
  ),
  createCodeEntry(
    'file-character',
    'The text has no control, bidirectional or invisible characters.',
    'Delete the character. If it was in pasted text, type that part again.',
    'title: a zero-width space',
  ),
  createCodeEntry(
    'file-conflict',
    'No merge conflict is left in the text.',
    'Keep what is correct from both versions, and delete the three marker lines.',
    '<<<<<<< HEAD',
  ),
  createCodeEntry(
    'file-empty',
    'The file of a record is not empty.',
    'Write the record, or delete the file.',
    'an empty file',
  ),
  createCodeEntry(
    'file-faults',
    'At most fifty findings are listed for one file.',
    'Correct the findings above, then check again.',
    'a file of another kind, renamed',
  ),
  createCodeEntry(
    'yaml-syntax',
    'The text is valid YAML.',
    'Correct the marked place. Indentation and quotes are the usual causes.',
    'history: [unclosed',
  ),
  createCodeEntry(
    'yaml-depth',
    'Nothing is nested deeper than 24 levels.',
    'A record needs at most eight levels. Look for extra brackets.',
    '{{{{{{{{',
  ),
  createCodeEntry(
    'yaml-length',
    'A file has at most 400,000 parts.',
    'Split the record.',
    'a list of 200,000 items',
  ),
  createCodeEntry(
    'yaml-anchor',
    'No value refers to text in another place (a YAML anchor or alias).',
    'Write the value in full. If it is text, put it in double quotes.',
    'note: &c',
  ),
  createCodeEntry(
    'yaml-tag',
    'No value has a YAML tag.',
    'Delete the tag. If it is text that begins with `!`, put it in double quotes.',
    'note: !important',
  ),
  createCodeEntry('yaml-directive', 'The file has no YAML directives.', 'Delete the line.', '%YAML 1.1'),
  createCodeEntry('yaml-key', 'A key is a plain word.', 'Write `key: value`.', '? key'),
  createCodeEntry(
    'yaml-documents',
    'A file has one document.',
    'Put each record in its own file.',
    '--- in the middle',
  ),
  createCodeEntry(
    'key-twice',
    'Each key appears once, in upper or lower case.',
    'Keep only one of them.',
    'title: … and again title: …',
  ),
  createCodeEntry(
    'key-unknown',
    'Every key is a field of the format.',
    'See the table of fields in the register’s README.md. Put your force’s own fields under `extra`.',
    'stauts: open',
  ),
  createCodeEntry(
    'key-missing',
    'Every required field is present.',
    'Add the field.',
    'an action without wording',
  ),
  createCodeEntry(
    'value-kind',
    'A value is of the right kind for its field.',
    'See the table of fields in the register’s README.md.',
    'themes: custody',
  ),
  createCodeEntry(
    'value-unknown',
    'A value from a fixed list is in that list.',
    'See the table of fields in the register’s README.md.',
    'rag: orange',
  ),
  createCodeEntry(
    'version-unknown',
    'This version of afi can read the version of the register’s format.',
    'Update afi. Until then, no changes can be recorded.',
    'version: 2 in register.yaml',
  ),
  createCodeEntry(
    'value-form',
    'Dates, ids and framework keys have the correct form.',
    'See the table of fields in the register’s README.md.',
    'on: 28/09/2021',
  ),
  createCodeEntry(
    'text-length',
    'A title, name or other line has at most 5,000 characters, and a wording or note at most 600,000.',
    'Move a long text into the wording or a note, or divide it.',
    'title: with the text of the whole report',
  ),
  createCodeEntry(
    'text-cut',
    'Free text is not cut short by a comment sign.',
    'Put the text in double quotes, or move the comment to its own line.',
    'title: Implement recommendation #3',
  ),
  createCodeEntry(
    'text-quotes',
    'Text that YAML would read as something else is in quotes.',
    'Put the text in double quotes.',
    'title: no',
  ),
  createCodeEntry(
    'id-not-name',
    'The id in a file is the same as its name.',
    'Correct the id or rename the file.',
    'id: a in b.yaml',
  ),
  createCodeEntry(
    'extract-syntax',
    'An extract is a CSV file with commas.',
    'Correct the marked place. A quote inside quoted text is doubled.',
    'a quote that is never closed',
  ),
  createCodeEntry(
    'extract-columns',
    'An extract has each column it needs, once.',
    'Enter its headings under `portal: {columns: …}` in register.yaml.',
    'no column Reference',
  ),
  createCodeEntry(
    'extract-row',
    'A row of an extract has as many cells as its header.',
    'Correct the row.',
    'a row cut short',
  ),
] as const;

/** The code of a fault for which the loader rejects a file. */
export type LoadingCode = (typeof loadingCodes)[number]['code'];
