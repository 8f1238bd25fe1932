/** Escapes text for XML and HTML: for an element, or for an attribute in double quotes. */

/** The characters that XML 1.0 does not allow, not even as a reference. */
const forbiddenCharacters = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** A text for XML. */
export const escapeXml = (text: string): string =>
  text.replace(forbiddenCharacters, '\ufffd').replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
