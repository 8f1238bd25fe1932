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
    'Every file of the register has its place.',
    'Move it to the folder it belongs to, delete it, or name it under `ignore` in register.yaml.',
    'actions/notes.txt',
  ),
  createCodeEntry(
    'file-missing',
    'Every file that git tracks in the register is on the disk.',
    'Bring it back with git, or record that it was deleted.',
    'a sparse checkout without actions/',
  ),
  createCodeEntry(
    'folder-stray',
    'The register has no folders but its own.',
    'Move what is in it to where it belongs, or name the folder under `ignore` in register.yaml.',
    'actions/old/',
  ),
  createCodeEntry(
    'file-copy',
    'A copy or an editor’s backup is no record.',
    'Keep what is new in it in the record itself, then delete it; or name it under `ignore` in register.yaml.',
    'actions/custody-2021-rec-2 - Copy.yaml',
  ),
  createCodeEntry(
    'file-ending',
    'Records end in .yaml and extracts in .csv.',
    'Rename it.',
    'actions/custody-2021-rec-2.yml',
  ),
  createCodeEntry(
    'file-name',
    'A file is named for its id: lower case, digits and hyphens, at most 64, and no Windows device.',
    'Rename the file, and write the same id in it.',
    'actions/Custody_2021.yaml',
  ),
  createCodeEntry(
    'file-twin',
    'No two files differ only in the case of their names.',
    'Keep one of them: some systems cannot hold both.',
    'actions/A-rec-1.yaml beside actions/a-rec-1.yaml',
  ),
  createCodeEntry(
    'file-kind',
    'A record is a plain file.',
    'Put a plain file in its place: a link, pipe or device is not followed.',
    'a symbolic link in actions/',
  ),
  createCodeEntry(
    'file-unreadable',
    'A file can be read.',
    'See to its permissions, then try again.',
    'mode 000',
  ),
  createCodeEntry(
    'file-size',
    'A file holds at most 1 MiB.',
    'Keep long documents under evidence/ and point to them.',
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
    'No control, bidirectional or invisible character hides in the text.',
    'Delete the character; if it came with pasted text, type that place anew.',
    'title: a zero-width space',
  ),
  createCodeEntry(
    'file-conflict',
    'No merge conflict is left in the text.',
    'Keep what is right of both sides, and delete the three marker lines.',
    '<<<<<<< HEAD',
  ),
  createCodeEntry(
    'file-empty',
    'A record file holds a record.',
    'Write the record, or delete the file.',
    'an empty file',
  ),
  createCodeEntry(
    'file-faults',
    'Of one file no more than fifty findings are told.',
    'Put the ones above right, then check again.',
    'a file of another kind, renamed',
  ),
  createCodeEntry(
    'yaml-syntax',
    'The text is YAML.',
    'Put the place right; indentation and quotes are the usual causes.',
    'history: [unclosed',
  ),
  createCodeEntry(
    'yaml-depth',
    'Nothing is nested deeper than 24 levels.',
    'A record needs at most eight: look for brackets too many.',
    '{{{{{{{{',
  ),
  createCodeEntry(
    'yaml-length',
    'A file holds at most 400,000 parts.',
    'Split the record.',
    'a list of 200,000 items',
  ),
  createCodeEntry(
    'yaml-anchor',
    'Nothing stands for something written elsewhere.',
    'Write it out; text that begins so goes in quotes.',
    'note: &c',
  ),
  createCodeEntry(
    'yaml-tag',
    'No value carries a YAML tag.',
    'Delete the tag; text that begins with `!` goes in quotes.',
    'note: !important',
  ),
  createCodeEntry(
    'yaml-directive',
    'No directive changes how the file is read.',
    'Delete the line.',
    '%YAML 1.1',
  ),
  createCodeEntry('yaml-key', 'A key is a plain word.', 'Write `key: value`.', '? key'),
  createCodeEntry(
    'yaml-documents',
    'A file holds one document.',
    'Put each record in a file of its own.',
    '--- in the middle',
  ),
  createCodeEntry(
    'key-twice',
    'A key stands once in its map, whatever its case.',
    'Keep one of them.',
    'title: … and again title: …',
  ),
  createCodeEntry(
    'key-unknown',
    'Every key is one of the format’s.',
    'See the table of fields; a force’s own fields go under `extra`.',
    'stauts: open',
  ),
  createCodeEntry(
    'key-missing',
    'What the format requires is given.',
    'Add it.',
    'an action without wording',
  ),
  createCodeEntry(
    'value-kind',
    'A value is of its field’s kind.',
    'See the table of fields.',
    'themes: custody',
  ),
  createCodeEntry(
    'value-unknown',
    'A word of a fixed list is one of that list.',
    'See the table of fields.',
    'rag: orange',
  ),
  createCodeEntry(
    'version-unknown',
    'The register is of a version of the format that this tool knows.',
    'Use a tool that knows it; until then nothing is recorded.',
    'version: 2 in register.yaml',
  ),
  createCodeEntry(
    'value-form',
    'Dates, ids and keys have their form.',
    'See the table of fields.',
    'on: 28/09/2021',
  ),
  createCodeEntry(
    'text-length',
    'A title, name or other line has at most 5,000 characters, and a wording or note at most 600,000.',
    'Put a long text into the wording or a note; or divide it.',
    'title: with the text of the whole report',
  ),
  createCodeEntry(
    'text-cut',
    'Free text is not cut short by a comment sign.',
    'Put the text in double quotes; or move the comment to a line of its own.',
    'title: Implement recommendation #3',
  ),
  createCodeEntry(
    'text-quotes',
    'Text that YAML would take for something else is quoted.',
    'Put it in double quotes.',
    'title: no',
  ),
  createCodeEntry(
    'id-not-name',
    'The id in a file is its name.',
    'Make the two the same.',
    'id: a in b.yaml',
  ),
  createCodeEntry(
    'extract-syntax',
    'An extract is CSV, with commas.',
    'Put the place right; a quote inside quoted text is doubled.',
    'a quote that is never closed',
  ),
  createCodeEntry(
    'extract-columns',
    'An extract has a heading for each column it needs, once.',
    'Name its headings under `portal: {columns: …}` in register.yaml.',
    'no column Reference',
  ),
  createCodeEntry(
    'extract-row',
    'A row of an extract has as many cells as its header.',
    'Put the row right.',
    'a row cut short',
  ),
] as const;

/** The code of a fault for which the loader rejects a file. */
export type LoadingCode = (typeof loadingCodes)[number]['code'];
