/** The keywords of JSON Schema 2020-12 that the API's schemas use. */
export type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  examples?: unknown[];
  description?: string;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
  minProperties?: number;
  maxProperties?: number;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
};

export type Reference = { $ref: string };

export type ParameterObject = {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema: JsonSchema;
};

export type MediaTypes = Record<string, { schema: JsonSchema }>;

export type HeaderObject = { description: string; schema: JsonSchema };

export type ResponseObject = {
  description: string;
  headers?: Record<string, Reference>;
  content?: MediaTypes;
};

export type OperationObject = {
  operationId: string;
  tags: [string];
  summary: string;
  description?: string;
  parameters: ParameterObject[];
  requestBody?: { required: boolean; content: MediaTypes };
  responses: Record<string, ResponseObject | Reference>;
};

export const httpMethods = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type HttpMethod = (typeof httpMethods)[number];

export type SecurityScheme =
  | { type: 'http'; scheme: 'bearer'; description: string }
  | { type: 'apiKey'; in: 'header'; name: string; description: string };

/** What the API publishes of itself, in the form of OpenAPI 3.1. */
export type OpenApiDocument = {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  security: Record<string, never[]>[];
  tags: { name: string }[];
  paths: Record<string, Partial<Record<HttpMethod, OperationObject>>>;
  components: {
    schemas: Record<string, JsonSchema>;
    responses: Record<string, ResponseObject>;
    headers: Record<string, HeaderObject>;
    securitySchemes: Record<string, SecurityScheme>;
  };
};

const schemaPlace = '#/components/schemas/';

export function referenceTo(name: string): string {
  return schemaPlace + name;
}

/** The name of the schema that is referred to; null when it stands there itself. */
export function nameOf({ $ref }: JsonSchema): string | null {
  return $ref?.startsWith(schemaPlace) ? $ref.slice(schemaPlace.length) : null;
}

/** The schema itself, where it is referred to by name; what stands beside the name wins. */
export function resolved(schema: JsonSchema, schemas: Record<string, JsonSchema>): JsonSchema {
  const name = nameOf(schema);
  const target = name === null ? undefined : schemas[name];
  if (!target) return schema;
  const { $ref: _, ...beside } = schema;
  return { ...resolved(target, schemas), ...beside };
}
