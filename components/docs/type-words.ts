import { nameOf, type JsonSchema } from '@/lib/core/openapi';

/** A type in words; the names of schemas stand by themselves, since they become links. */
export type TypeWord = string | { schema: string };

const formats: Record<string, string> = {
  uuid: 'UUID',
  email: 'e-mail address',
  'date-time': 'time',
  date: 'date',
  uri: 'address',
};

/** "list of User", "text or null", "READ or READ_WRITE". */
export function typeWords(schema: JsonSchema): TypeWord[] {
  const name = nameOf(schema);
  if (name !== null) return [{ schema: name }];
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return joined(alternatives.map(typeWords));
  if (schema.const !== undefined) return [JSON.stringify(schema.const)];
  if (schema.enum) return [schema.enum.map((value) => JSON.stringify(value)).join(' or ')];
  if (Array.isArray(schema.type)) {
    return joined(schema.type.map((type) => typeWords({ ...schema, type })));
  }
  return plainType(schema);
}

function joined(alternatives: readonly TypeWord[][]): TypeWord[] {
  return alternatives.flatMap((words, index) => (index === 0 ? words : [' or ', ...words]));
}

function plainType(schema: JsonSchema): TypeWord[] {
  switch (schema.type) {
    case 'array':
      return ['list of ', ...(schema.items ? typeWords(schema.items) : ['anything'])];
    case 'object':
      return typeof schema.additionalProperties === 'object'
        ? ['object of ', ...typeWords(schema.additionalProperties)]
        : ['object'];
    case 'integer':
      return ['whole number'];
    case 'number':
      return ['number'];
    case 'boolean':
      return ['true or false'];
    case 'null':
      return ['null'];
    default:
      return [formats[schema.format ?? ''] ?? 'text'];
  }
}

/** What else a value has to be: "1 to 500; 25 by default". */
export function limitWords(schema: JsonSchema): string {
  const { minimum, maximum, minItems, maxItems, maxLength, maxProperties } = schema;
  const isText = schema.type === 'string' && schema.format === undefined && !schema.enum;
  return [
    rangeOf(minimum, maximum, ''),
    rangeOf(minItems, maxItems, ' items'),
    rangeOf(undefined, maxProperties, ' entries'),
    isText ? rangeOf(undefined, maxLength, ' characters') : '',
    schema.default === undefined ? '' : `${JSON.stringify(schema.default)} by default`,
  ]
    .filter(Boolean)
    .join('; ');
}

function rangeOf(low: number | undefined, high: number | undefined, unit: string): string {
  if (high === undefined) return low ? `at least ${low}${unit}` : '';
  return low === undefined ? `up to ${high}${unit}` : `${low} to ${high}${unit}`;
}
