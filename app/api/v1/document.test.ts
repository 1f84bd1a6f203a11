import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { exampleOf } from '@/lib/core/json-example';
import type { JsonSchema } from '@/lib/core/openapi';
import { faultsBy } from '@/tests/support/json-schema';
import { apiDocument } from './document';

const document = apiDocument();
const { schemas } = document.components;
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    operation,
  })),
);
const bodies = operations.flatMap(({ name, operation: { requestBody } }) => {
  const schema = requestBody?.content['application/json']?.schema;
  return schema ? [{ name, schema }] : [];
});

test('the document is valid OpenAPI 3.1', async () => {
  const result = await new Validator().validate(structuredClone(document));
  expect(result).toMatchObject({ valid: true });
});

test('every operation has a name of its own, a summary and a tag that the document lists', () => {
  const tags = document.tags.map(({ name }) => name);
  const names = operations.map(({ operation }) => operation.operationId);
  expect(names).toEqual([...new Set(names)]);
  for (const { name, operation } of operations) {
    expect(operation.summary, name).toMatch(/^[A-Z].*[^.]$/);
    expect(tags, name).toContain(operation.tags[0]);
    expect(operation.operationId, name).toMatch(/^[a-z][A-Za-z]+$/);
  }
});

test('every schema says what it takes', () => {
  const vague: string[] = [];
  visit(document, '', (schema, place) => {
    if (!said.some((keyword) => keyword in schema)) vague.push(place);
  });
  expect(vague).toEqual([]);
});

test('everything that is referred to is there', () => {
  const missing = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)]
    .map(([, place = '']) => place)
    .filter((place) => !at(document, place.split('/')));
  expect(missing).toEqual([]);
});

test.each(bodies)('the example of $name is one that it takes', ({ schema }) => {
  expect(faultsBy(document, schema)(exampleOf(schema, schemas))).toEqual([]);
});

const said = ['$ref', 'type', 'const', 'enum', 'anyOf', 'oneOf', 'allOf', 'not'];
/** Keywords under which schemas stand: alone or in a list, and by name. */
const holding = ['schema', 'items', 'anyOf', 'oneOf', 'allOf', 'propertyNames'];
const holdingByName = ['properties', 'schemas'];

function visit(
  node: unknown,
  place: string,
  see: (schema: JsonSchema, place: string) => void,
): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, inner] of Object.entries(node)) {
    const here = `${place}/${key}`;
    if (holding.includes(key)) {
      for (const each of [inner].flat()) see(each as JsonSchema, here);
    } else if (holdingByName.includes(key)) {
      for (const [name, each] of Object.entries(inner as Record<string, JsonSchema>)) {
        see(each, `${here}/${name}`);
      }
    } else if (key === 'additionalProperties' && typeof inner === 'object') {
      see(inner as JsonSchema, here);
    }
    // What an example holds is no schema.
    if (!['examples', 'default', 'const', 'enum'].includes(key)) visit(inner, here, see);
  }
}

function at(node: unknown, place: string[]): unknown {
  return place.reduce<unknown>(
    (inner, key) => (inner as Record<string, unknown> | undefined)?.[key],
    node,
  );
}
