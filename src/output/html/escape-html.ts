/** Text as HTML and as a string of CSS that show it and do nothing else. */
import { visible } from '../safe-text.ts';

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (sign) => signs[sign] ?? '');

/** A string of CSS, quotes and all. Whatever is no letter, digit or space is written by its number. */
export const cssString = (text: string): string =>
  `"${visible(text).replace(/[^A-Za-z0-9 ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;
