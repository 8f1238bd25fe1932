/** Recognises files that are not .xlsx workbooks, and describes how to save their tables as one. */
import { listZipParts } from './zip-archive.ts';

const saveAs = (program: string) => `Open it in ${program}, and save it as .xlsx.`;

/** Archives of other programs, by a part that each of them has. */
const archives: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\.bin$/i, `is a binary workbook (.xlsb). ${saveAs('Excel')}`],
  [/\.iwa$|^index\.zip$/i, 'is a Numbers spreadsheet. Open it in Numbers, and export it to Excel (.xlsx).'],
  [/^word\//i, `is a Word document. Copy its table into Excel, and save it as .xlsx.`],
  [/^ppt\//i, `is a PowerPoint presentation. Copy its table into Excel, and save it as .xlsx.`],
  [/^(?:mimetype|content\.xml)$/, `is an OpenDocument file (.ods). ${saveAs('Excel or LibreOffice')}`],
];

/** Why an archive is not a workbook, as the end of a sentence, and what to do. */
export function describeOtherArchive(bytes: Uint8Array): string {
  const names = listZipParts(bytes).map(({ name }) => name);
  const match = archives.find(([pattern]) => names.some((name) => pattern.test(name)));
  return match?.[1] ?? 'is not an Excel workbook. Save it as .xlsx, or as .csv.';
}

/** Why bytes cannot be a workbook or a text, as the end of a sentence; undefined if they may be one. */
export function describeOtherBytes(bytes: Uint8Array): string | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (buffer.subarray(0, 1024).includes('%PDF-'))
    return 'is a PDF, not a spreadsheet. Ask for the table as .xlsx or .csv.';
  if (!buffer.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return undefined;
  return buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? 'is protected by a password. Open it in Excel, and save it as .xlsx without a password.'
    : 'is an old .xls workbook, or protected by a password. Open it in Excel, and save it as .xlsx without a password.';
}
