/** How a keeper writes a record as YAML: mostly alike, now and then with comments, quotes, flow style or Windows line ends. */

const bare = /^(?:[a-z][a-z0-9-]*|\d{4}-\d{2}(?:-\d{1,2})?)$/;
const plain = /^[A-Za-z](?:[A-Za-z0-9 ,.;()'/-]*[A-Za-z0-9.)])?$/;
const plainInFlow = /^[A-Za-z](?:[A-Za-z0-9 .;()'/-]*[A-Za-z0-9.)])?$/;
const widest = 108;

/** A hand for one file. */
export const handOf = (dice) => ({
  schemaLine: dice.chance(0.8),
  comments: dice.chance(0.12),
  flow: dice.chance(0.1),
  blankLines: dice.chance(0.05),
  short: dice.of(['plain', 'plain', 'plain', 'plain', 'plain', 'double', 'single']),
  long: dice.of(['folded', 'folded', 'folded', 'folded', 'folded', 'literal', 'double', 'plain']),
  lineEnd: dice.chance(0.03) ? '\r\n' : '\n',
  mark: dice.chance(0.01) ? '\ufeff' : '',
});

export function written(record, schema, hand) {
  const lines = hand.schemaLine ? [`# yaml-language-server: $schema=../schemas/${schema}.schema.json`] : [];
  for (const [key, value] of Object.entries(record)) {
    if (key === 'history' && hand.comments) lines.push('', '# What has happened since it was issued.');
    lines.push(...entry(key, value, '', hand));
  }
  return hand.mark + [...lines, ''].join(hand.lineEnd);
}

function entry(key, value, indent, hand) {
  const before = `${indent}${key}:`;
  const deeper = `${indent}  `;
  if (typeof value === 'string') return text(before, value, deeper, hand);
  if (typeof value !== 'object') return [`${before} ${value}`];
  if (!Array.isArray(value))
    return hand.flow ? [`${before} ${flow(value)}`] : [before, ...map(value, deeper, hand)];
  const short = value.every((one) => typeof one === 'string' && one.length < 40);
  if (short) return [`${before} [${value.map(quotedInFlow).join(', ')}]`];
  return [before, ...value.flatMap((one) => item(one, deeper, hand))];
}

/** An item of a list; in flow style where it is short and the hand likes it. */
function item(value, indent, hand) {
  if (typeof value === 'string') return text(`${indent}-`, value, `${indent}  `, hand);
  if (hand.flow && flow(value).length < 100) return [`${indent}- ${flow(value)}`];
  const [first = '', ...others] = map(value, `${indent}  `, hand);
  const blank = hand.blankLines ? [''] : [];
  const comment = hand.comments && 'rag' in value ? [`${indent}# ${value.rag}, as the board saw it`] : [];
  return [...blank, ...comment, `${indent}- ${first.trimStart()}`, ...others];
}

const map = (value, indent, hand) =>
  Object.entries(value).flatMap(([key, one]) => entry(key, one, indent, hand));

const flow = (value) => {
  const pairs = Object.entries(value).map(([key, one]) => `${key}: ${quotedInFlow(one)}`);
  return `{${pairs.join(', ')}}`;
};

const quotedInFlow = (value) => (bare.test(value) || plainInFlow.test(value) ? value : JSON.stringify(value));

/** A text after its key: on that line, or on lines of its own. */
function text(before, value, indent, hand) {
  if (bare.test(value)) return [`${before} ${value}`];
  if (before.length + value.length < widest) {
    if (hand.short === 'single') return [`${before} '${value.replaceAll("'", "''")}'`];
    const asItIs = hand.short === 'plain' && plain.test(value);
    return [`${before} ${asItIs ? value : JSON.stringify(value)}`];
  }
  if (hand.long === 'double') return [`${before} ${JSON.stringify(value)}`];
  if (hand.long === 'plain' && plain.test(value)) return [`${before} ${value}`];
  if (hand.long === 'literal') return [`${before} |-`, indent + value];
  return [`${before} >-`, ...folded(value, indent)];
}

function folded(value, indent) {
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
