/** Documents whose tables and sample runs are made anew and compared: what they say is what the tool does. */
import { onModelAcross } from './tool.ts';

const generated = /(<!-- generated: ([\w-]+) -->\n)[\s\S]*?(<!-- end -->)/g;

/** A document with every part between `<!-- generated: name -->` and `<!-- end -->` made anew. */
export const withTables = (document: string, tables: Readonly<Record<string, () => string>>): string =>
  document.replace(generated, (_, open: string, name: string, close: string) => {
    const make = tables[name];
    if (!make) throw new Error(`nothing makes the part ${name}`);
    return `${open}\n${make()}\n\n${close}`;
  });

/** With the columns of the terminal on which it runs; without them it runs into a pipe. */
const run = /```console(?: columns=(\d+))?\n\$ (.+)\n[\s\S]*?```/g;

/** A document in which every sample run of the tool on the model register shows what it prints today. */
export async function withRuns(document: string): Promise<string> {
  const parts: string[] = [];
  let end = 0;
  for (const found of document.matchAll(run)) {
    parts.push(document.slice(end, found.index), await sample(found[2] ?? '', found[1]));
    end = found.index + found[0].length;
  }
  return [...parts, document.slice(end)].join('');
}

/** `afi list --unassigned | head -4`: the run, cut where it says so. */
async function sample(line: string, columns: string | undefined): Promise<string> {
  const [command = '', cut] = line.split(' | head -');
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
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
