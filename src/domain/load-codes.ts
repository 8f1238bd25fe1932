/** Lists the faults for which the loader rejects a file before any rule runs. The records of rejected files are not counted. */
import type { CodeEntry } from './finding.ts';

const entry = (code: string, about: string, help: string, example: string): CodeEntry => ({
  code,
  severity: 'error',
  about,
  help,
  example,
});

/** The codes, in the order in which `afi help findings` lists them. */
export const loadingCodes = [
  entry(
    'file-stray',
    'Every file of the register has its place.',
    'Move it to the folder it belongs to, delete it, or name it under `ignore` in register.yaml.',
    'actions/notes.txt',
  ),
  entry(
    'folder-stray',
    'The register has no folders but its own.',
    'Move what is in it to where it belongs, or name the folder under `ignore` in register.yaml.',
    'actions/old/',
  ),
  entry(
    'file-copy',
    'A copy or an editor’s backup is no record.',
    'Keep what is new in it in the record itself, then delete it; or name it under `ignore` in register.yaml.',
    'actions/custody-2021-rec-2 - Copy.yaml',
  ),
  entry(
    'file-ending',
    'Records end in .yaml and extracts in .csv.',
    'Rename it.',
    'actions/custody-2021-rec-2.yml',
  ),
  entry(
    'file-name',
    'A file is named for its id: lower case, digits and hyphens, at most 64, and no Windows device.',
    'Rename the file, and write the same id in it.',
    'actions/Custody_2021.yaml',
  ),
  entry(
    'file-twin',
    'No two files differ only in the case of their names.',
    'Keep one of them: some systems cannot hold both.',
    'actions/A-rec-1.yaml beside actions/a-rec-1.yaml',
  ),
  entry(
    'file-kind',
    'A record is a plain file.',
    'Put a plain file in its place: a link, pipe or device is not followed.',
    'a symbolic link in actions/',
  ),
  entry('file-unreadable', 'A file can be read.', 'See to its permissions, then try again.', 'mode 000'),
  entry(
    'file-size',
    'A file holds at most 1 MiB.',
    'Keep long documents under evidence/ and point to them.',
    'a file of 2 MB',
  ),
  entry('file-encoding', 'Text is valid UTF-8.', 'Save it again as UTF-8.', 'a file saved as UTF-16'),
  entry(
    'file-character',
    'No control, bidirectional or invisible character hides in the text.',
    'Delete the character; if it came with pasted text, type that place anew.',
    'title: a zero-width space',
  ),
  entry(
    'file-conflict',
    'No merge conflict is left in the text.',
    'Keep what is right of both sides, and delete the three marker lines.',
    '<<<<<<< HEAD',
  ),
  entry(
    'file-empty',
    'A record file holds a record.',
    'Write the record, or delete the file.',
    'an empty file',
  ),
  entry(
    'file-faults',
    'Of one file no more than fifty findings are told.',
    'Put the ones above right, then check again.',
    'a file of another kind, renamed',
  ),
  entry(
    'yaml-syntax',
    'The text is YAML.',
    'Put the place right; indentation and quotes are the usual causes.',
    'history: [unclosed',
  ),
  entry(
    'yaml-depth',
    'Nothing is nested deeper than 24 levels.',
    'A record needs at most eight: look for brackets too many.',
    '{{{{{{{{',
  ),
  entry('yaml-length', 'A file holds at most 400,000 parts.', 'Split the record.', 'a list of 200,000 items'),
  entry(
    'yaml-anchor',
    'Nothing stands for something written elsewhere.',
    'Write it out; text that begins so goes in quotes.',
    'note: &c',
  ),
  entry(
    'yaml-tag',
    'No value carries a YAML tag.',
    'Delete the tag; text that begins with `!` goes in quotes.',
    'note: !important',
  ),
  entry('yaml-directive', 'No directive changes how the file is read.', 'Delete the line.', '%YAML 1.1'),
  entry('yaml-key', 'A key is a plain word.', 'Write `key: value`.', '? key'),
  entry(
    'yaml-documents',
    'A file holds one document.',
    'Put each record in a file of its own.',
    '--- in the middle',
  ),
  entry(
    'key-twice',
    'A key stands once in its map, whatever its case.',
    'Keep one of them.',
    'title: … and again title: …',
  ),
  entry(
    'key-unknown',
    'Every key is one of the format’s.',
    'See the table of fields; a force’s own fields go under `extra`.',
    'stauts: open',
  ),
  entry('key-missing', 'What the format requires is given.', 'Add it.', 'an action without wording'),
  entry('value-kind', 'A value is of its field’s kind.', 'See the table of fields.', 'themes: custody'),
  entry(
    'value-unknown',
    'A word of a fixed list is one of that list.',
    'See the table of fields.',
    'rag: orange',
  ),
  entry(
    'version-unknown',
    'The register is of a version of the format that this tool knows.',
    'Use a tool that knows it; until then nothing is recorded.',
    'version: 2 in register.yaml',
  ),
  entry('value-form', 'Dates, ids and keys have their form.', 'See the table of fields.', 'on: 28/09/2021'),
  entry(
    'text-cut',
    'Free text is not cut short by a comment sign.',
    'Put the text in double quotes; or move the comment to a line of its own.',
    'title: Implement recommendation #3',
  ),
  entry(
    'text-quotes',
    'Text that YAML would take for something else is quoted.',
    'Put it in double quotes.',
    'title: no',
  ),
  entry('id-not-name', 'The id in a file is its name.', 'Make the two the same.', 'id: a in b.yaml'),
  entry(
    'extract-syntax',
    'An extract is CSV, with commas.',
    'Put the place right; a quote inside quoted text is doubled.',
    'a quote that is never closed',
  ),
  entry(
    'extract-columns',
    'An extract has a heading for each column it needs, once.',
    'Name its headings under `portal: {columns: …}` in register.yaml.',
    'no column Reference',
  ),
  entry(
    'extract-row',
    'A row of an extract has as many cells as its header.',
    'Put the row right.',
    'a row cut short',
  ),
] as const;

/** The code of a fault for which the loader rejects a file. */
export type LoadingCode = (typeof loadingCodes)[number]['code'];
