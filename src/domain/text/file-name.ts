/** Gives the name of a file without its folders, and a name that every system accepts. */
import { isWindowsDevice } from '../ids.ts';

/** The last step of a path, of Windows or of any other system. */
export const fileName = (path: string): string => path.replace(/^.*[\\/]/s, '');

/** The name of a file in two parts. */
export interface FileNameParts {
  readonly stem: string;
  /** With its dot; empty if there is none. */
  readonly extension: string;
}

/** In characters: with a number, an extension and the folders of a register, the path is short enough for Windows. */
const maxStemLength = 100;
const maxExtensionLength = 20;

/** Characters that no system reserves in the name of a file. */
const unsafeCharacters = /[^\p{L}\p{M}\p{N} ._(),+&'-]+/gu;

/** The name of a file, kept as far as Windows, Linux and macOS all accept it. */
export function safeFileName(path: string): FileNameParts {
  const [, stem = '', extension = ''] = /^(.+?)(\.[^.]*)?$/s.exec(fileName(path).normalize('NFC')) ?? [];
  const safeStem = [...stem.replace(unsafeCharacters, '-')].slice(0, maxStemLength).join('');
  const trimmedStem = safeStem.replace(/^[ .-]+/, '').replace(/(?<![ .])[ .]+$/, '');
  const isReserved = isWindowsDevice(trimmedStem.replace(/\..*$/s, ''));
  const unreservedStem = isReserved ? `document-${trimmedStem}` : trimmedStem;
  return {
    stem: unreservedStem || 'document',
    extension: [...extension.replace(unsafeCharacters, '').replaceAll(' ', '')]
      .slice(0, maxExtensionLength)
      .join('')
      .replace(/^\.$/, ''),
  };
}
