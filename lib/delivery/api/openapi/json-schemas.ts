import { z } from 'zod';
import { referenceTo, type JsonSchema } from '../../../core/openapi';

/** The schemas of a document: those with an id stand once, under it. */
export type JsonSchemas = {
  named: Record<string, JsonSchema>;
  /** @param io `input` for what is sent to the API, `output` for what it answers */
  of: (schema: z.ZodType, io: 'input' | 'output') => JsonSchema;
};

export function jsonSchemas(): JsonSchemas {
  const named: Record<string, JsonSchema> = {};
  return {
    named,
    of(schema, io) {
      const { $schema: _, $defs = {}, ...own } = z.toJSONSchema(schema, { io, override: plain });
      for (const [name, definition] of Object.entries($defs)) {
        // An object says its id itself; in a document that is the name it stands under.
        const { id: __, ...rest } = definition as JsonSchema & { id?: string };
        add(named, name, withReferences(rest) as JsonSchema);
      }
      return withReferences(own) as JsonSchema;
    },
  };
}

function add(named: Record<string, JsonSchema>, name: string, schema: JsonSchema): void {
  const known = named[name];
  if (known && JSON.stringify(known) !== JSON.stringify(schema)) {
    throw new Error(`Two schemas have the id ${name}, or it differs in requests and answers.`);
  }
  named[name] = schema;
}

/** zod keeps definitions beside each schema; a document has one place for all. */
function withReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withReferences);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const [, name] =
        key === '$ref' && typeof inner === 'string' ? (/^#\/\$defs\/(.+)$/.exec(inner) ?? []) : [];
      return [key, name === undefined ? withReferences(inner) : referenceTo(name)];
    }),
  );
}

type Override = NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override'];

/** Leaves out what zod adds and nobody means. */
const plain: Override = ({ zodSchema, jsonSchema }) => {
  // The format says it; the pattern of an e-mail address fills half a page.
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  const { def } = zodSchema._zod;
  // Answers may gain fields without breaking whoever reads them; only strict objects are closed.
  if (def.type === 'object' && !def.catchall) delete jsonSchema.additionalProperties;
};
