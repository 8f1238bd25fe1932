/** Generates the tables and sample runs of a document again, so that a test can compare them with the document. */
import { onModelAcross } from './tool.ts';

const generatedPart = /(<!-- generated: ([\w-]+) -->\n)[\s\S]*?(<!-- end -->)/g;

/** A document with every part between `<!-- generated: name -->` and `<!-- end -->` generated again. */
export const withTables = (document: string, tables: Readonly<Record<string, () => string>>): string =>
  document.replace(generatedPart, (_, open: string, name: string, close: string) => {
    const make = tables[name];
    if (!make) throw new Error(`nothing makes the part ${name}`);
    return `${open}\n${make()}\n\n${close}`;
  });

/** A sample run; `columns` is the width of its terminal, without it the run is into a pipe. */
const run = /```console(?: columns=(\d+))?\n\$ (.+)\n[\s\S]*?```/g;

/** A document in which every sample run of the tool on the model register shows what it prints today. */
export async function withRuns(document: string): Promise<string> {
  const parts: string[] = [];
  let end = 0;
  for (const match of document.matchAll(run)) {
    parts.push(document.slice(end, match.index), await sample(match[2] ?? '', match[1]));
    end = match.index + match[0].length;
  }
  return [...parts, document.slice(end)].join('');
}

/** Runs `afi list --unassigned | head -4`, for example, and returns the block with its first four lines. */
async function sample(line: string, columns: string | undefined): Promise<string> {
  const [command = '', cut] = line.split(' | head -');
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quotedWord, plain]) => quotedWord ?? plain ?? '',
  );
  if (words[0] !== 'afi') throw new Error(`not a run of afi: ${line}`);
  const { out, err } = await onModelAcross(
    columns === undefined ? undefined : Number(columns),
    words.slice(1),
  );
  const lines = `${out}${err}`.trimEnd().split('\n');
  const shown = cut === undefined ? lines : lines.slice(0, Number(cut));
  const opening = `\`\`\`console${columns === undefined ? '' : ` columns=${columns}`}`;
  return `${opening}\n$ ${line}\n${shown.join('\n')}\n\`\`\``;
}
