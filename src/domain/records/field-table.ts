/** Makes the schema and the publicity of a record from its table of fields. */
import * as z from 'zod';

/**
 * Whether the public may read a field. A `role` is public if register.yaml lists the value as a role, or if it is the id of a
 * board; otherwise it may be the name of a person. `words`, the free text of an event, are public if `public.words` of
 * register.yaml lists the kind of event, and a `rating` if `public.rag` is true.
 */
export type Publicity = 'public' | 'role' | 'words' | 'rating' | 'private';

/** The publicity of a value, or of each field of a map. */
export type PublicityTree = Publicity | { readonly [field: string]: PublicityTree };

/** A field: its schema and its publicity. A row without publicity does not compile. */
export interface FieldRow<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema;
  readonly publicity: PublicityTree;
  /** Set if the field is the id of another action. */
  readonly references?: 'action';
  /** Set if the field is a map, or a list of maps: the fields of the map. */
  readonly fields?: FieldTable;
  /** Set if a command sets one item of the field at a time. */
  readonly item?: ItemOption;
}

/** How a command sets one item of a list, or one entry of a map of texts. */
export interface ItemOption {
  /** The option in camel case. */
  readonly option: string;
  /** Of a list of maps: the field by which an item that exists is found, and then replaced. */
  readonly key?: string;
}

/** Fields by their names. */
export type FieldTable = Readonly<Record<string, FieldRow>>;

/** The schemas of a table's fields by their names: a zod shape. */
export type ShapeOf<Fields extends FieldTable> = { -readonly [Name in keyof Fields]: Fields[Name]['schema'] };

/** The schema of a map with these fields and no others. */
export type ObjectSchema<Fields extends FieldTable> = z.ZodObject<ShapeOf<Fields>, z.core.$strict>;

const row = <Schema extends z.ZodType>(schema: Schema, publicity: PublicityTree): FieldRow<Schema> => ({
  schema,
  publicity,
});

/** A field for the public. */
export const publicField = <Schema extends z.ZodType>(schema: Schema) => row(schema, 'public');
/** A field that names a role: public if register.yaml lists the role. */
export const roleField = <Schema extends z.ZodType>(schema: Schema) => row(schema, 'role');
/** Free text of an event: public if register.yaml publishes the words of that kind of event. */
export const wordsField = <Schema extends z.ZodType>(schema: Schema) => row(schema, 'words');
/** A RAG rating: public if register.yaml publishes ratings. */
export const ratingField = <Schema extends z.ZodType>(schema: Schema) => row(schema, 'rating');
/** A field that is never public. */
export const privateField = <Schema extends z.ZodType>(schema: Schema) => row(schema, 'private');

/** A field that is a map, or a list of maps: `wrap` makes its schema from the schema of the map. */
export const nestedField = <const Fields extends FieldTable, Schema extends z.ZodType>(
  fields: Fields,
  wrap: (map: ObjectSchema<Fields>) => Schema,
) => ({ ...row(wrap(objectSchema(fields)), listPublicity(fields)), fields });

/** A field with several items; a command sets one item at a time. */
export const withItemOption = <Row extends FieldRow, const Item extends ItemOption>(
  fieldRow: Row,
  item: Item,
) => ({ ...fieldRow, item });

/** The schemas of a table's fields by their names. */
const shapeOf = <Fields extends FieldTable>(fields: Fields): ShapeOf<Fields> =>
  // This cast is needed because `Object.fromEntries` loses the type of each value.
  Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])) as ShapeOf<Fields>;

/** The schema of a map with the fields of a table and no others. */
export const objectSchema = <Fields extends FieldTable>(fields: Fields): ObjectSchema<Fields> =>
  z.strictObject(shapeOf(fields));

/** The names of a table's fields with the id of another action. */
export const referenceFields = (fields: FieldTable): readonly string[] =>
  Object.entries(fields).flatMap(([name, { references }]) => (references === undefined ? [] : [name]));

/** The publicity of a table's fields by their names. */
export const listPublicity = (fields: FieldTable): { readonly [field: string]: PublicityTree } =>
  Object.fromEntries(Object.entries(fields).map(([name, { publicity }]) => [name, publicity]));

/** A kind of record: the schema of its files, and the publicity of its fields. */
export interface RecordKind<Contents> {
  readonly schema: z.ZodType<Contents>;
  readonly publicity: PublicityTree;
}

/** Makes a kind of record from its table of fields. */
export const defineRecord = <const Fields extends FieldTable>({
  fields,
  ...about
}: {
  readonly title: string;
  readonly description: string;
  readonly fields: Fields;
}) => ({ schema: objectSchema(fields).meta(about), publicity: listPublicity(fields) });

type CamelCase<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

/** The names of the options that set the fields of a table: `published`, `responsePublished` of a field in a map, `grade` for an item of a list. */
export type FieldOptionName<Fields> = {
  [Name in keyof Fields & string]: Fields[Name] extends {
    readonly item: { readonly option: infer Option extends string };
  }
    ? Option
    : Fields[Name] extends { readonly fields: infer Inner }
      ? `${CamelCase<Name>}${Capitalize<FieldOptionName<Inner>>}`
      : CamelCase<Name>;
}[keyof Fields & string];
