/** Writes a framework in the forms in which HMICFRS and forces publish it: web pages, Word documents and spreadsheets. */
import { strToU8, zipSync } from 'fflate';
import type { Framework } from '../../src/domain/records/framework.ts';

/** The questions of a framework. */
export type Questions = NonNullable<Framework['questions']>;
type Numbered = { readonly number: string; readonly title?: string | undefined };

const escapeHtml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const numberedTitle = ({ number, title }: Numbered, sign = '') => escapeHtml(`${number}${sign} ${title}`);

const gradedMark = ({ graded: isGraded }: Questions[number]) => (isGraded === false ? ' (not graded)' : '');

const page = (title: string, body: string) => `<!DOCTYPE html>
<html lang="en-GB">
<head><title>${title} - HMICFRS</title>
<script>window.dataLayer = [1 < 2, "<h2>1. Is this a script?</h2>"];</script><style>li > p { margin: 0 }</style></head>
<body class="publication">
<header><a href="/">HMICFRS</a><nav><ul><li><a href="/publications">Publications</a></li><li>Search</li></ul></nav></header>
<main>
<h1>${title}</h1>
<p>Published on: 21 April 2021</p>
<h2>Introduction</h2>
<p>We assess each police force &amp; give grades.</p>
${body}
<h2>Related documents</h2>
<ul><li><a href="https://example.org/a.pdf">The framework as a PDF</a></li><li>A letter to chief constables</li></ul>
</main>
<footer><ul><li>Crown copyright</li></ul></footer>
</body></html>
`;

/** As in 2021: questions and topics are headings with numbers, characteristics are paragraphs with numbers. */
export const numberedPage = (title: string, questions: Questions): string =>
  page(
    title,
    `<h2>Contents</h2><ul>${questions.map((question) => `<li><a href="#q${question.number}">${numberedTitle(question, '.')}</a></li>`).join('')}</ul>
${questions
  .map(
    (question) => `<h2 id="q${question.number}">${numberedTitle(question, '.')}${gradedMark(question)}</h2>
${(question.topics ?? [])
  .map(
    (topic) =>
      `<h3>${numberedTitle(topic)}</h3>\n${(topic.characteristics ?? []).map((each) => `<p>${numberedTitle(each)}</p>`).join('\n')}`,
  )
  .join('\n')}`,
  )
  .join('\n')}`,
  );

/** As in 2023: no numbers, topics are bold or plain paragraphs, characteristics are bullets under a label. */
export const unnumberedPage = (
  title: string,
  questions: Questions,
  { isBold }: { readonly isBold: boolean },
): string =>
  page(
    title,
    questions
      .map(
        (question) => `<h2>${escapeHtml(question.title ?? '')}${gradedMark(question)}</h2>
<p>Senior officers set the direction of this work.</p>
${(question.topics ?? [])
  .map(
    (
      topic,
    ) => `<p>${isBold ? `<strong>${escapeHtml(topic.title ?? '')}</strong>` : escapeHtml(topic.title ?? '')}</p>
<p>Characteristics of good:</p>
<ul>${(topic.characteristics ?? []).map((each) => `\n<li><p>${escapeHtml(each.title ?? '')}</p></li>`).join('')}
</ul>`,
  )
  .join('\n')}`,
      )
      .join('\n'),
  );

const styles = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Topic"><w:name w:val="PAF topic"/><w:basedOn w:val="Heading2"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="PAF bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
</w:styles>`;

const wordParagraph = (style: string, text: string) => {
  const middle = Math.floor(text.length / 2);
  // Word splits a text into runs where it was edited, also within words; what was deleted stays in the file.
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t xml:space="preserve">${escapeHtml(text.slice(0, middle))}</w:t></w:r><w:del w:id="1" w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">${escapeHtml(text.slice(middle))}</w:t></w:r></w:p>`;
};

/** A Word document in which numbers are those of Word's lists, so that its text has none. */
export const wordFramework = (title: string, questions: Questions): Uint8Array =>
  zipSync(
    {
      '[Content_Types].xml': strToU8(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      ),
      'word/styles.xml': strToU8(styles),
      'word/document.xml': strToU8(
        `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${[
          wordParagraph('Title', title),
          ...questions.map((question) => wordParagraph('TOC1', `${question.title}\t3`)),
          wordParagraph('berschrift1', 'Introduction'),
          wordParagraph('Normal', 'We assess each police force.'),
          ...questions.flatMap((question) => [
            wordParagraph('berschrift1', `${question.title}${gradedMark(question)}`),
            ...(question.topics ?? []).flatMap((topic) => [
              wordParagraph('Topic', topic.title ?? ''),
              ...(topic.characteristics ?? []).map((each) => wordParagraph('Bullets', each.title ?? '')),
            ]),
          ]),
        ].join('')}</w:body></w:document>`,
      ),
    },
    { level: 1 },
  );

const csvCell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const csv = (rows: readonly (readonly string[])[]) =>
  `${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;

/** A row for each entry, with its number. */
export const longSheet = (questions: Questions): string =>
  csv([
    ['Number', 'Title', 'Graded'],
    ...questions.flatMap((question) => [
      [question.number, question.title ?? '', question.graded === false ? 'No' : 'Yes'],
      ...(question.topics ?? []).flatMap((topic) => [
        [topic.number, topic.title ?? '', ''],
        ...(topic.characteristics ?? []).map((each) => [each.number, each.title ?? '', '']),
      ]),
    ]),
  ]);

/** A column for each level; a question and a topic are repeated in each row. */
export const wideSheet = (questions: Questions): string =>
  csv([
    ['PEEL framework of the force'],
    ['Core question', 'Topic area', 'Characteristics of good', 'Graded', 'Owner'],
    ...questions.flatMap((question) =>
      (question.topics ?? []).flatMap((topic) =>
        (topic.characteristics ?? []).map((each) => [
          `${question.number}. ${question.title}`,
          `${topic.number} ${topic.title}`,
          each.title ?? '',
          question.graded === false ? 'No' : 'Yes',
          'Head of Custody',
        ]),
      ),
    ),
  ]);
