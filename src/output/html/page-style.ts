/** Defines the style of HTML pages: on light and dark screens, on narrow screens, and in print. */
import { cssString } from './escape-html.ts';

/** The style of every page, as CSS. */
export const pageStyle = `:root {
  color-scheme: light dark;
  --page: #ffffff;
  --ink: #16191d;
  --quiet: #4a525c;
  --line: #808a96;
  --band: #eef1f5;
  --link: #0b4a92;
  --focus: #0b4a92;
}
@media (prefers-color-scheme: dark) {
  :root { --page: #14181d; --ink: #e9edf1; --quiet: #b4bdc7; --line: #7f8a96; --band: #222931; --link: #9ccaff; --focus: #ffd166; }
}
* { box-sizing: border-box; }
html { background: var(--page); color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", Arial, sans-serif; }
body { margin: 0 auto; max-width: 60rem; padding: 0 1rem; overflow-wrap: anywhere; }
main { padding: 0 0 2rem; }
main:focus { outline: none; }
h1, h2, h3, h4 { line-height: 1.25; margin: 2rem 0 0.75rem; break-after: avoid; }
h1 { font-size: 1.75rem; margin-top: 1.25rem; }
h2 { font-size: 1.375rem; border-top: 1px solid var(--line); padding-top: 1rem; }
h3 { font-size: 1.125rem; }
p, ul, ol, dl { margin: 0 0 1rem; }
main > p, main > ul, main > ol, main > blockquote { max-width: 44rem; }
li { margin: 0.25rem 0; }
.numbered { list-style: none; padding-left: 0; }
.numbered li { padding-left: 3.5rem; text-indent: -3.5rem; }
.small { color: var(--quiet); font-size: 0.8125rem; }
a { color: var(--link); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; padding: 0.5rem 1rem; background: var(--page); color: var(--link); }
.skip:focus { left: 0.5rem; top: 0.5rem; z-index: 1; }
.band { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; justify-content: space-between; padding: 0.75rem 0; }
body > header { border-bottom: 3px solid var(--ink); }
body > footer { border-top: 3px solid var(--ink); color: var(--quiet); }
.marking { font-weight: 700; color: var(--ink); }
nav ul { list-style: none; margin: 0; padding: 0; }
.contents { background: var(--band); padding: 0.75rem 1rem; margin: 1rem 0; }
.contents p { font-weight: 700; margin: 0 0 0.25rem; }
.scroll { overflow-x: auto; margin: 0 0 1.25rem; max-width: 100%; }
table { border-collapse: collapse; min-width: 100%; }
caption { text-align: left; font-weight: 700; padding: 0.25rem 0 0.5rem; }
th, td { border-bottom: 1px solid var(--line); padding: 0.4rem 0.75rem 0.4rem 0; text-align: left; vertical-align: top; overflow-wrap: normal; }
thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; }
tbody th { font-weight: 400; min-width: 9rem; }
.total th, .total td { font-weight: 700; border-top: 2px solid var(--ink); }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; padding-left: 0.75rem; }
thead .n { white-space: normal; }
.many { font-size: 0.875rem; line-height: 1.4; }
pre { overflow-wrap: anywhere; white-space: pre-wrap; background: var(--band); padding: 0.75rem; }
code { background: var(--band); padding: 0 0.2em; }
blockquote { border-left: 4px solid var(--line); margin: 0 0 1rem; padding: 0 0 0 1rem; }
hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0 1rem; }
figure { margin: 0 0 1.25rem; overflow-x: auto; }
figcaption { font-weight: 700; padding: 0.25rem 0; }
@media print {
  :root { color-scheme: light; --page: #ffffff; --ink: #000000; --quiet: #333333; --line: #777777; --band: #ffffff; --link: #000000; }
  html { font-size: 10.5pt; }
  body { max-width: none; padding: 0; }
  .skip, .contents { display: none; }
  .scroll, figure { overflow: visible; }
  thead { display: table-header-group; }
  tr, li:not(:has(ul, ol)), figure { break-inside: avoid; }
  .many { font-size: 8.5pt; line-height: 1.3; }
  caption, p:has(+ .scroll), p:has(+ figure), p:has(+ ul) { break-after: avoid; }
  table:not(:has(tbody tr:nth-child(13))) { break-inside: avoid; }
  th, td { padding-top: 0.2rem; padding-bottom: 0.2rem; }
}`;

/** The orientation of a sheet of paper. */
export type Orientation = 'portrait' | 'landscape';

/** Paper: A4, the marking at the head and foot of every sheet, and its number. */
export const paperStyle = (marking: string | null, orientation: Orientation): string => {
  const markingContent = marking === null ? 'normal' : cssString(marking);
  return `@page {
  size: A4${orientation === 'landscape' ? ' landscape' : ''}; margin: 22mm 18mm;
  @top-center { content: ${markingContent}; font: 700 10pt Arial, sans-serif; }
  @bottom-center { content: ${markingContent}; font: 700 10pt Arial, sans-serif; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt Arial, sans-serif; }
}`;
};
