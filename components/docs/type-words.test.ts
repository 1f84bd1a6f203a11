import { expect, test } from 'vitest';
import { fieldRows } from './field-rows';
import { limitWords, typeWords } from './type-words';

test.each([
  [{ type: 'string', format: 'uuid' }, ['UUID']],
  [{ type: ['string', 'null'] }, ['text', ' or ', 'null']],
  [{ enum: ['READ', 'NONE'] }, ['"READ" or "NONE"']],
  [
    { type: 'array', items: { $ref: '#/components/schemas/User' } },
    ['list of ', { schema: 'User' }],
  ],
  [{ type: 'object', additionalProperties: { type: 'boolean' } }, ['object of ', 'true or false']],
])('%j is told in words', (schema, words) => {
  expect(typeWords(schema)).toEqual(words);
});

test('limits are told with their defaults', () => {
  expect(limitWords({ type: 'integer', minimum: 1, maximum: 500, default: 25 })).toBe(
    '1 to 500; 25 by default',
  );
  expect(limitWords({ type: 'string', maxLength: 80 })).toBe('up to 80 characters');
  expect(limitWords({ type: 'object', maxProperties: 9 })).toBe('up to 9 entries');
  expect(limitWords({ type: 'array', minItems: 1, maxItems: 50 })).toBe('1 to 50 items');
});

test('fields inside of objects, lists and maps are listed with the names above them', () => {
  const inner = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] };
  const rows = fieldRows({
    required: ['project'],
    properties: {
      project: inner,
      roles: { type: 'array', items: inner },
      byKey: { type: 'object', additionalProperties: inner },
      passcode: { anyOf: [inner, { type: 'null' }] },
      owner: { $ref: '#/components/schemas/User' },
    },
  });
  expect(rows.map(({ path, required }) => `${path}${required ? '!' : ''}`)).toEqual([
    'project!',
    'project.id!',
    'roles',
    'roles[].id!',
    'byKey',
    'byKey.*.id!',
    'passcode',
    'passcode.id!',
    'owner',
  ]);
});
