import { resolved, type JsonSchema } from './openapi';

type Schemas = Record<string, JsonSchema>;

/** Deeper than any schema that does not hold itself. */
const depthMax = 8;

/**
 * A value that fits the schema: the example that it names, or one made of what it asks for. Of an
 * object that asks for nothing the first field is filled, since an empty one shows nothing.
 * @param schemas those that it may refer to by name
 */
export function exampleOf(schema: JsonSchema, schemas: Schemas, name = '', depth = 0): unknown {
  const own = resolved(schema, schemas);
  const given = [own.examples?.[0], own.const, own.default, own.enum?.[0]];
  const first = given.find((value) => value !== undefined);
  if (first !== undefined) return first;
  const alternative = (own.anyOf ?? own.oneOf)?.[0];
  if (alternative) return exampleOf(alternative, schemas, name, depth);
  switch ([own.type].flat()[0]) {
    case 'object':
      return objectOf(own, schemas, depth);
    case 'array':
      if (!own.items || depth > depthMax) return [];
      return [exampleOf(own.items, schemas, singular(name), depth + 1)];
    case 'integer':
    case 'number':
      return own.minimum ?? 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return textOf(own, name);
  }
}

function objectOf(schema: JsonSchema, schemas: Schemas, depth: number): Record<string, unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const names = Object.keys(properties).filter(
    (key) => required.includes(key) || properties[key]?.examples,
  );
  const shown = names.length > 0 ? names : Object.keys(properties).slice(0, 1);
  const fields: [string, unknown][] = shown.map((key) => [
    key,
    exampleOf(properties[key] ?? {}, schemas, key, depth + 1),
  ]);
  if (fields.length > 0 || typeof additionalProperties !== 'object') {
    return Object.fromEntries(fields);
  }
  // A map: its keys are modules wherever the API has one.
  return { 'payments.refunds': exampleOf(additionalProperties, schemas, '', depth + 1) };
}

function singular(name: string): string {
  return name.replace(/s$/, '');
}

const byFormat: Record<string, string> = {
  uuid: '5e0c3b0a-6d2f-4f0b-9a51-2c7d8e4f1a63',
  email: 'asha.rao@example.com',
  'date-time': '2027-03-03T09:00:00.000Z',
  date: '2027-03-03',
  uri: 'https://example.com',
};

const byName: Record<string, string> = {
  firstName: 'Asha',
  lastName: 'Rao',
  name: 'Refund desk',
  email: 'asha.rao@example.com',
  user: 'asha.rao@example.com',
  mobile: '+91 98765 43210',
  module: 'payments.refunds',
  key: 'refunds',
  product: 'P-100',
  gateway: 'GW-7',
  externalId: 'P-100',
};

function textOf({ format, minLength = 0 }: JsonSchema, name: string): string {
  const text = byFormat[format ?? ''] ?? byName[name] ?? 'text';
  return text.padEnd(minLength, '.');
}
