/** Reads `reference.docx`: the styles, colours, page setup and letterhead that it lends, and nothing that could run or load anything. */
import { unzipSync } from 'fflate';
import { type LetterheadPart, readLetterheadPart } from './letterhead-part.ts';
import {
  attributesOf,
  lastSection,
  type PackageParts,
  partText,
  relationshipsOf,
  type SectionProperties,
  tagsNamed,
} from './package-parts.ts';
import { ReferenceFault } from './reference-fault.ts';

/** A sheet and its margins, in twentieths of a point. */
export interface PageSetup {
  readonly short: number;
  readonly long: number;
  readonly isLandscape: boolean;
  readonly margins: Readonly<
    Record<'top' | 'right' | 'bottom' | 'left' | 'header' | 'footer' | 'gutter', number>
  >;
  /** The types of pages that have headers and footers of their own. */
  readonly pageTypes: readonly PageType[];
}

/** The pages for which Word has separate headers and footers. */
export type PageType = 'default' | 'first' | 'even';

/** What a reference lends. */
export interface ReferenceDocument {
  /** The part with the styles, as XML. */
  readonly styles: string;
  readonly theme: Uint8Array | undefined;
  /** Undefined if it has no section. */
  readonly page: PageSetup | undefined;
  /** Headers and footers by kind and type, such as `header default`. */
  readonly letterhead: ReadonlyMap<string, LetterheadPart>;
}

/** In bytes, unpacked. A larger part is not read. */
const maxPartSize = 4_000_000;
const maxTotalSize = 20_000_000;

/** The bytes of a reference as what it lends. @throws ReferenceFault */
export function readReference(bytes: Uint8Array): ReferenceDocument {
  const parts = unpack(bytes);
  const document =
    relationshipsOf(parts, '').find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml';
  const partsByType = new Map(
    relationshipsOf(parts, document).map(({ type, target }) => [type, target] as const),
  );
  const styles = partText(parts, partsByType.get('styles') ?? 'word/styles.xml');
  if (styles === '') throw new ReferenceFault('it has no styles');
  if (!styles.includes('</w:styles>') || /<!DOCTYPE/i.test(styles))
    throw new ReferenceFault('its styles cannot be read');
  const section = lastSection(parts, document);
  return {
    styles,
    theme: parts[partsByType.get('theme') ?? 'word/theme/theme1.xml'],
    page:
      section && readPageSetup(section, partText(parts, partsByType.get('settings') ?? 'word/settings.xml')),
    letterhead: new Map(
      [...(section?.parts ?? [])].map(([place, name]) => [place, readLetterheadPart(parts, name)] as const),
    ),
  };
}

function unpack(bytes: Uint8Array): PackageParts {
  let totalSize = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const isRead =
          originalSize <= maxPartSize &&
          (/\.(?:xml|rels)$/.test(name) || /^word\/media\/[^/]+$/.test(name)) &&
          !/^(?:docProps|customXml)\//.test(name);
        if (isRead) totalSize += originalSize;
        if (totalSize > maxTotalSize) throw new ReferenceFault('its parts are too large');
        return isRead;
      },
    });
  } catch (error) {
    if (error instanceof ReferenceFault) throw error;
    throw new ReferenceFault('it is not a Word file');
  }
}

/** The longest side of a sheet that Word accepts, and the least room for text. */
const maxLength = 31_680;
const minRoom = 4000;

function readPageSetup({ xml }: SectionProperties, settings: string): PageSetup {
  const numbersOf = (name: string) => {
    const attributes = attributesOf(tagsNamed(xml, name)[0] ?? '');
    return (attribute: string, defaultValue: number): number => {
      const value = attributes.get(`w:${attribute}`);
      if (value === undefined) return defaultValue;
      // A negative margin is one that the header may not move.
      const number = Math.abs(Number(value));
      if (Number.isInteger(number) && number <= maxLength) return number;
      throw new ReferenceFault(`its page setup has the length \`${value.slice(0, 20)}\``);
    };
  };
  const [size, margin] = [numbersOf('w:pgSz'), numbersOf('w:pgMar')];
  const [width, height] = [size('w', defaultPage.short), size('h', defaultPage.long)];
  const { margins } = defaultPage;
  const setup = {
    short: Math.min(width, height),
    long: Math.max(width, height),
    isLandscape: width > height,
    margins: {
      top: margin('top', margins.top),
      right: margin('right', margins.right),
      bottom: margin('bottom', margins.bottom),
      left: margin('left', margins.left),
      header: margin('header', margins.header),
      footer: margin('footer', margins.footer),
      gutter: margin('gutter', 0),
    },
    pageTypes: [
      'default' as const,
      ...(isPropertySet(xml, 'w:titlePg') ? (['first'] as const) : []),
      ...(isPropertySet(settings, 'w:evenAndOddHeaders') ? (['even'] as const) : []),
    ],
  };
  const { top, right, bottom, left, gutter } = setup.margins;
  if (setup.short - Math.max(left + right + gutter, top + bottom) < minRoom)
    throw new ReferenceFault('its margins leave too little room for text');
  return setup;
}

/** Whether a property of Word is set: absent and `false` are not. */
const isPropertySet = (xml: string, name: string): boolean => {
  const [tag] = tagsNamed(xml, name);
  return tag !== undefined && !/^(?:0|false|off)$/.test(attributesOf(tag).get('w:val') ?? '');
};

/** A4 with the tool's own margins. */
export const defaultPage: PageSetup = {
  short: 11_906,
  long: 16_838,
  isLandscape: false,
  margins: { top: 1300, right: 1134, bottom: 1300, left: 1134, header: 600, footer: 400, gutter: 0 },
  pageTypes: ['default'],
};
