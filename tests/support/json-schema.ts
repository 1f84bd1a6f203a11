import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { JsonSchema, OpenApiDocument } from '@/lib/core/openapi';

/**
 * What is wrong with a value by a schema of the document, in words; empty when it fits.
 * @returns a function, since compiling is slow
 */
export function faultsBy(document: OpenApiDocument, schema: JsonSchema) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  const fits = ajv.compile({ ...schema, components: document.components });
  return (value: unknown): string[] =>
    fits(value) ? [] : (fits.errors ?? []).map((error) => JSON.stringify(error));
}
