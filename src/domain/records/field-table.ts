/** Tables of fields: a row has a field's schema and whether the public may read it. A record's schema and publicity come from its table. */
import * as z from 'zod';

/**
 * Who may read a field in a paper for the public. `role` is public where register.yaml lists the value among the roles, or
 * where it is a board's id: the name of a person may have been written instead.
 */
export type Publicity = 'public' | 'role' | 'private';

/** The publicity of a value; that of a map is given for each of its fields. */
export type PublicityTree = Publicity | { readonly [field: string]: PublicityTree };

/** One field: what it may contain, and who may read it. Without publicity a row does not compile. */
export interface FieldRow<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema;
  readonly publicity: PublicityTree;
  /** Set where the field is the id of another action. */
  readonly references?: 'action';
}

export type FieldTable = Readonly<Record<string, FieldRow>>;

/** The schemas of a table by field name, as zod takes them. */
export type ShapeOf<Fields extends FieldTable> = { -readonly [Name in keyof Fields]: Fields[Name]['schema'] };

/** What zod makes of a table: a map with these fields and no others. */
export type ObjectSchema<Fields extends FieldTable> = z.ZodObject<ShapeOf<Fields>, z.core.$strict>;

const row = <Schema extends z.ZodType>(schema: Schema, publicity: PublicityTree): FieldRow<Schema> => ({
  schema,
  publicity,
});

export const publicField = <Schema extends z.ZodType>(schema: Schema) => row(schema, 'public');
export const roleField = <Schema extends z.ZodType>(schema: Schema) => row(schema, 'role');
export const privateField = <Schema extends z.ZodType>(schema: Schema) => row(schema, 'private');

/** A field that is a map, or a list of maps: `wrap` makes its schema from that of the map. */
export const nestedField = <const Fields extends FieldTable, Schema extends z.ZodType>(
  fields: Fields,
  wrap: (map: ObjectSchema<Fields>) => Schema,
): FieldRow<Schema> => row(wrap(objectSchema(fields)), publicityOf(fields));

/** The schemas of a table's fields by their names. */
export const shapeOf = <Fields extends FieldTable>(fields: Fields): ShapeOf<Fields> =>
  // `Object.fromEntries` forgets which name has which value; the names are those of `fields`.
  Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])) as ShapeOf<Fields>;

/** The schema of a map with the fields of a table and no others. */
export const objectSchema = <Fields extends FieldTable>(fields: Fields): ObjectSchema<Fields> =>
  z.strictObject(shapeOf(fields));

/** The fields of a table that are the id of another action. */
export const referenceFields = (fields: FieldTable): readonly string[] =>
  Object.entries(fields).flatMap(([name, { references }]) => (references === undefined ? [] : [name]));

/** The publicity of a table's fields by their names. */
export const publicityOf = (fields: FieldTable): { readonly [field: string]: PublicityTree } =>
  Object.fromEntries(Object.entries(fields).map(([name, { publicity }]) => [name, publicity]));

/** What the register knows about a kind of record: the schema of its files, and which of its fields the public may read. */
export interface RecordKind<Contents> {
  readonly schema: z.ZodType<Contents>;
  readonly publicity: PublicityTree;
}

/** A kind of record from its table of fields. */
export const defineRecord = <const Fields extends FieldTable>({
  fields,
  ...about
}: {
  readonly title: string;
  readonly description: string;
  readonly fields: Fields;
}) => ({ schema: objectSchema(fields).meta(about), publicity: publicityOf(fields) });
