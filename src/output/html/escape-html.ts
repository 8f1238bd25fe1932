/** Escapes text for HTML and for strings of CSS. */
import { makeVisible } from '../safe-text.ts';

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text for HTML or an attribute, with invisible characters made visible. */
export const escapeHtml = (text: string): string =>
  makeVisible(text).replace(/[&<>"']/g, (sign) => signs[sign] ?? '');

/** A string of CSS with its quotes. Every character except letters, digits and spaces is an escape. */
export const cssString = (text: string): string =>
  `"${makeVisible(text).replace(/[^A-Za-z0-9 ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;
