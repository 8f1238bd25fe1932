/** The yardstick of `bench.js`: reads every YAML file below a folder and parses it with the library `yaml`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const folder = process.argv[2] ?? '.';
let parsedCount = 0;
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.yaml')) continue;
  parse(readFileSync(join(folder, file), 'utf8'));
  parsedCount += 1;
}
process.stdout.write(`${parsedCount}\n`);
