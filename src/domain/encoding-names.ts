/** Finds the encoding that a name means, in the spellings that programs use. */
import { type Encoding, encodings } from './vocabulary.ts';

/** Other names, in lower case without hyphens, spaces and underscores. */
const otherNames: Readonly<Record<string, Encoding>> = {
  utf8sig: 'utf-8',
  cp1252: 'windows-1252',
  ansi: 'windows-1252',
  latin1: 'windows-1252',
  iso88591: 'windows-1252',
  ibm850: 'cp850',
  dos: 'cp850',
  macroman: 'macintosh',
};

const encodingKey = (name: string) => name.toLowerCase().replace(/[-_ ]/g, '');

/** The encoding with a name, whatever its case and hyphens; undefined if none has it. */
export function findEncoding(name: string): Encoding | undefined {
  const key = encodingKey(name);
  return (
    encodings.find((encoding) => encodingKey(encoding) === key) ??
    (Object.hasOwn(otherNames, key) ? otherNames[key] : undefined)
  );
}
