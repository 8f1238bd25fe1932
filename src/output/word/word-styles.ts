/** Defines the default styles of a Word paper, and the numbering of its lists. */
import { AlignmentType, type IStylesOptions, LevelFormat, LineRuleType } from 'docx';

const ink = '16191D';

/** Sizes are half points, distances twentieths of a point. */
const heading = (size: number, spaceBefore: number) => ({
  run: { size, bold: true, color: ink, font: 'Arial' },
  paragraph: {
    spacing: { before: spaceBefore, after: 120, line: 252, lineRule: LineRuleType.AUTO },
    keepNext: true,
  },
});

/** The styles of a Word paper. */
export const wordStyles: IStylesOptions = {
  default: {
    document: {
      run: {
        font: 'Arial',
        size: 22,
        language: { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'en-GB' },
      },
      paragraph: { spacing: { after: 140, line: 276, lineRule: LineRuleType.AUTO } },
    },
    heading1: heading(34, 0),
    heading2: heading(27, 360),
    heading3: heading(23, 280),
    heading4: heading(22, 240),
    heading5: heading(22, 240),
    heading6: heading(22, 240),
    listParagraph: { paragraph: { spacing: { after: 140 }, contextualSpacing: true } },
    hyperlink: { run: { color: '0B4A92', underline: {} } },
  },
  paragraphStyles: [
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { bold: true, size: 20, color: ink },
      paragraph: { spacing: { before: 160, after: 80 }, keepNext: true },
    },
    {
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 20 },
      paragraph: { spacing: { before: 40, after: 40, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'TableTextSmall',
      name: 'Table Text Small',
      basedOn: 'TableText',
      quickFormat: true,
      run: { size: 18 },
    },
    {
      id: 'SmallPrint',
      name: 'Small Print',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 15, color: '4A525C' },
      paragraph: { spacing: { before: 60, after: 0 }, alignment: AlignmentType.CENTER },
    },
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { indent: { left: 567, right: 567 } },
    },
    {
      id: 'Lines',
      name: 'Lines',
      basedOn: 'Normal',
      run: { font: 'Courier New', size: 20 },
      paragraph: { spacing: { after: 0 } },
    },
  ],
};

/** The deepest level of a list; deeper items are shown at this level. */
export const deepestLevel = 4;

const levels = Array.from({ length: deepestLevel + 1 }, (_, level) => level);
const indent = (level: number) => ({ paragraph: { indent: { left: 425 * (level + 1), hanging: 425 } } });

/** The name of the numbering of lists without numbers. */
export const bulletReference = 'bullets';
/** The name of the numbering of lists that begin with a number. */
export const numberingReference = (start: number): string => `numbers-${start}`;

/** The bullets, and one numbering for each first number that a list has. */
export const wordNumbering = (starts: readonly number[]) => ({
  config: [
    {
      reference: bulletReference,
      levels: levels.map((level) => ({
        level,
        format: LevelFormat.BULLET,
        text: level % 2 === 0 ? '•' : '–',
        alignment: AlignmentType.LEFT,
        style: indent(level),
      })),
    },
    ...starts.map((start) => ({
      reference: numberingReference(start),
      levels: levels.map((level) => ({
        level,
        format: LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
        alignment: AlignmentType.LEFT,
        start: level === 0 ? start : 1,
        style: indent(level),
      })),
    })),
  ],
});
