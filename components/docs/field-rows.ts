import type { JsonSchema } from '@/lib/core/openapi';

export type FieldRow = {
  /** With the names above it: "project.id", "roles[].name". */
  path: string;
  schema: JsonSchema;
  required: boolean;
};

/** Every field of an object, those inside of it too; schemas with a name are not opened. */
export function fieldRows({ properties = {}, required = [] }: JsonSchema, above = ''): FieldRow[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const path = above + name;
    const inner = objectIn(schema, path);
    return [
      { path, schema, required: required.includes(name) },
      ...(inner ? fieldRows(inner.schema, `${inner.path}.`) : []),
    ];
  });
}

/** The object that a field holds: itself, in a list, as a map's values, or beside null. */
function objectIn(schema: JsonSchema, path: string): { schema: JsonSchema; path: string } | null {
  if (schema.properties) return { schema, path };
  if (schema.items) return objectIn(schema.items, `${path}[]`);
  if (typeof schema.additionalProperties === 'object') {
    return objectIn(schema.additionalProperties, `${path}.*`);
  }
  const objects = (schema.anyOf ?? schema.oneOf ?? []).filter(({ type }) => type !== 'null');
  return objects.length === 1 && objects[0] ? objectIn(objects[0], path) : null;
}
