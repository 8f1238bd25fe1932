/** Reads and writes the parts of a Word file: its relationships, the names of its parts, and its text. */
import { strFromU8 } from 'fflate';

/** The parts of a Word file, by their names. */
export type PackageParts = Record<string, Uint8Array>;

/** A part that another part refers to. */
export interface Relationship {
  readonly id: string;
  /** The last word of its type, such as `image`. */
  readonly type: string;
  /** The name of the part; an address if it is external. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** The text of a part; empty if there is none. */
export const partText = (parts: PackageParts, name: string): string =>
  strFromU8(parts[name] ?? new Uint8Array());

/** The name of the part that has the relationships of a part. */
export function relationshipsPart(name: string): string {
  const place = name.lastIndexOf('/') + 1;
  return `${name.slice(0, place)}_rels/${name.slice(place)}.rels`;
}

/** The attributes of the start of a tag. */
export const attributesOf = (tag: string): ReadonlyMap<string, string> =>
  new Map(
    [...tag.matchAll(/(?<![\w:])([\w:]+)=(?:"([^"]*)"|'([^']*)')/g)].map(
      ([, name = '', doubleQuoted, singleQuoted]) => [name, doubleQuoted ?? singleQuoted ?? ''] as const,
    ),
  );

/** The tags of a name in XML, each from its name to its end. */
export const tagsNamed = (xml: string, name: string): readonly string[] =>
  xml
    .split(`<${name}`)
    .slice(1)
    .filter((tag) => /^[\s/>]/.test(tag))
    .map((tag) => tag.slice(0, tag.indexOf('>')));

/** The relationships of a part. */
export const relationshipsOf = (parts: PackageParts, name: string): readonly Relationship[] =>
  tagsNamed(partText(parts, relationshipsPart(name)), 'Relationship').map((tag) => {
    const attributes = attributesOf(tag);
    const target = attributes.get('Target') ?? '';
    const isExternal = attributes.get('TargetMode') === 'External';
    const folder = name.slice(0, name.lastIndexOf('/') + 1);
    return {
      id: attributes.get('Id') ?? '',
      type: attributes.get('Type')?.split('/').at(-1) ?? '',
      target: isExternal ? target : target.startsWith('/') ? target.slice(1) : folder + target,
      isExternal,
    };
  });

/** A section of a document, from its start: its header and footer parts, and its other properties as XML. */
export interface SectionProperties {
  readonly xml: string;
  /** The names of parts by kind and type, such as `header default`. */
  readonly parts: ReadonlyMap<string, string>;
}

/** The last section of a document, with the headers and footers that it has from earlier ones; undefined if it has no section. */
export function lastSection(parts: PackageParts, name: string): SectionProperties | undefined {
  // Without the former properties that a tracked change keeps.
  const document = partText(parts, name)
    .split('<w:sectPrChange')
    .map((text, i) => (i === 0 ? text : text.slice(text.indexOf('</w:sectPrChange>'))))
    .join('');
  const sections = document
    .split(/<w:sectPr(?=[\s>])/)
    .slice(1)
    .map((text) => text.slice(0, text.indexOf('</w:sectPr>')));
  const targets = new Map(relationshipsOf(parts, name).map(({ id, target }) => [id, target] as const));
  const partNames = new Map<string, string>();
  for (const section of sections)
    for (const kind of repeatedPartKinds)
      for (const tag of tagsNamed(section, `w:${kind}Reference`)) {
        const attributes = attributesOf(tag);
        const target = targets.get(attributes.get('r:id') ?? '');
        if (target !== undefined) partNames.set(`${kind} ${attributes.get('w:type') ?? 'default'}`, target);
      }
  const xml = sections.at(-1);
  return xml === undefined ? undefined : { xml, parts: partNames };
}

/** The kinds of part that Word repeats on each page. */
export const repeatedPartKinds = ['header', 'footer'] as const;
