/** Writes a record as YAML in one of the styles that people use: comments, quotes, flow style or Windows line ends now and then. */

const bare = /^(?:[a-z][a-z0-9-]*|\d{4}-\d{2}(?:-\d{1,2})?)$/;
const plain = /^[A-Za-z](?:[A-Za-z0-9 ,.;()'/-]*[A-Za-z0-9.)])?$/;
const plainInFlow = /^[A-Za-z](?:[A-Za-z0-9 .;()'/-]*[A-Za-z0-9.)])?$/;
const widest = 108;

/** The style of one file. */
export const styleOf = (dice) => ({
  schemaLine: dice.chance(0.8),
  comments: dice.chance(0.12),
  flow: dice.chance(0.1),
  blankLines: dice.chance(0.05),
  short: dice.pick(['plain', 'plain', 'plain', 'plain', 'plain', 'double', 'single']),
  long: dice.pick(['folded', 'folded', 'folded', 'folded', 'folded', 'literal', 'double', 'plain']),
  lineEnd: dice.chance(0.03) ? '\r\n' : '\n',
  mark: dice.chance(0.01) ? '\ufeff' : '',
});

export function writeRecord(record, schema, style) {
  const lines = style.schemaLine ? [`# yaml-language-server: $schema=../schemas/${schema}.schema.json`] : [];
  for (const [key, value] of Object.entries(record)) {
    if (key === 'history' && style.comments) lines.push('', '# What has happened since it was issued.');
    lines.push(...entry(key, value, '', style));
  }
  return style.mark + [...lines, ''].join(style.lineEnd);
}

function entry(key, value, indent, style) {
  const before = `${indent}${key}:`;
  const deeper = `${indent}  `;
  if (typeof value === 'string') return text(before, value, deeper, style);
  if (typeof value !== 'object') return [`${before} ${value}`];
  if (!Array.isArray(value))
    return style.flow ? [`${before} ${flow(value)}`] : [before, ...map(value, deeper, style)];
  const short = value.every((text) => typeof text === 'string' && text.length < 40);
  if (short) return [`${before} [${value.map(quotedInFlow).join(', ')}]`];
  return [before, ...value.flatMap((inner) => item(inner, deeper, style))];
}

/** The lines of an item of a list; a short one is in flow style if the file's style has it. */
function item(value, indent, style) {
  if (typeof value === 'string') return text(`${indent}-`, value, `${indent}  `, style);
  if (style.flow && flow(value).length < 100) return [`${indent}- ${flow(value)}`];
  const [first = '', ...more] = map(value, `${indent}  `, style);
  const blank = style.blankLines ? [''] : [];
  const comment = style.comments && 'rag' in value ? [`${indent}# ${value.rag}, as the board saw it`] : [];
  return [...blank, ...comment, `${indent}- ${first.trimStart()}`, ...more];
}

const map = (value, indent, style) =>
  Object.entries(value).flatMap(([key, inner]) => entry(key, inner, indent, style));

const flow = (value) => {
  const pairs = Object.entries(value).map(([key, inner]) => `${key}: ${quotedInFlow(inner)}`);
  return `{${pairs.join(', ')}}`;
};

const quotedInFlow = (value) => (bare.test(value) || plainInFlow.test(value) ? value : JSON.stringify(value));

/** The lines of a text after its key: on the line of the key, or below it. */
function text(before, value, indent, style) {
  if (bare.test(value)) return [`${before} ${value}`];
  if (before.length + value.length < widest) {
    if (style.short === 'single') return [`${before} '${value.replaceAll("'", "''")}'`];
    const isPlain = style.short === 'plain' && plain.test(value);
    return [`${before} ${isPlain ? value : JSON.stringify(value)}`];
  }
  if (style.long === 'double') return [`${before} ${JSON.stringify(value)}`];
  if (style.long === 'plain' && plain.test(value)) return [`${before} ${value}`];
  if (style.long === 'literal') return [`${before} |-`, indent + value];
  return [`${before} >-`, ...foldValue(value, indent)];
}

function foldValue(value, indent) {
  const lines = [];
  let line = indent;
  for (const word of value.split(' ')) {
    if (line !== indent && line.length + word.length >= widest) {
      lines.push(line);
      line = indent;
    }
    line += line === indent ? word : ` ${word}`;
  }
  return [...lines, line];
}
