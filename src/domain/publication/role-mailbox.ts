/** Recognises the e-mail addresses of roles, such as `audit.committee@force.example`, on the contact line of a paper. */

/** Words of the addresses of offices and roles. */
const mailboxWords =
  'admin administration and assurance audit board business change chief clerk commissioner committee communications complaints compliance constable contact corporate data democratic deputy desk dpo enquiries enquiry executive fll foi for force general governance head help hmic hmicfrs improvement info information inspection inspections legal liaison mail mailbox media members office officer opcc pcc performance planning police policy press professional programme protection publications reception register report reporting reports review risk secretariat secretary service services shared standards strategy support team the unit'.split(
    ' ',
  );

const words: ReadonlySet<string> = new Set(mailboxWords);
const longestWord = Math.max(...mailboxWords.map(({ length }) => length));

/** Whether letters are words of roles, one after the other: `forceliaison`. */
function areRoleWords(localPart: string): boolean {
  const ends = new Set([0]);
  for (let end = 2; end <= localPart.length; end++)
    for (let start = Math.max(0, end - longestWord); start < end; start++)
      if (ends.has(start) && words.has(localPart.slice(start, end))) ends.add(end);
  return ends.has(localPart.length);
}

/** Whether an e-mail address is that of a role: its part before the `@` consists of words such as `audit` or `liaison`. */
export function isRoleMailbox(address: string): boolean {
  const local = address.slice(0, address.lastIndexOf('@')).toLowerCase();
  const parts = local.split(/[^a-z]+/).filter((part) => part !== '');
  return parts.length > 0 && parts.every(areRoleWords);
}

/** Whether a line, or the label of a cell, is where a paper names whom to contact. */
export const isContactLine = (line: string): boolean =>
  /^[\s>*_#|+-]{0,20}(?:contacts?|presenting officer|report (?:of|author|by)|enquiries|(?:for )?(?:further|more) information)\b/i.test(
    line,
  );
