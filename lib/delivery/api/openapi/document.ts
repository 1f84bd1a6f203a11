import { problemResource } from '../../../core/api-problem';
import { httpMethods, type OpenApiDocument } from '../../../core/openapi';
import type { ApiHandler } from '../api-route';
import type { Operation } from '../operation';
import { jsonSchemas, type JsonSchemas } from './json-schemas';
import { operationObject } from './operation-object';
import { headers, refusalResponses } from './responses';

/** The handlers of each address below `/api/v1`; every one of them knows all operations of it. */
export type ApiRoutes = Readonly<Record<string, { GET: ApiHandler }>>;

/**
 * The API's document, made of the schemas that parse its requests.
 * @param appUrl where people open the installation
 */
export function openApiDocument(routes: ApiRoutes, appUrl: string): OpenApiDocument {
  const schemas = jsonSchemas();
  schemas.of(problemResource, 'output');
  const paths = Object.fromEntries(
    Object.entries(routes).map(([path, { GET }]) => [path, pathItem(GET, schemas)]),
  );
  const tags = Object.values(paths).flatMap((item) =>
    Object.values(item).flatMap((operation) => operation.tags),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rolecall',
      version: '1',
      description: `Everything that the screens do, with a passcode. Start at ${appUrl}/docs.`,
    },
    servers: [{ url: `${appUrl}/api/v1` }],
    security: [{ bearer: [] }, { project: [], passcode: [] }],
    tags: [...new Set(tags)].map((name) => ({ name })),
    paths,
    components: {
      schemas: schemas.named,
      responses: refusalResponses(),
      headers,
      securitySchemes,
    },
  };
}

function pathItem({ operations = {} }: ApiHandler, schemas: JsonSchemas) {
  const known: Record<string, Operation> = operations;
  return Object.fromEntries(
    httpMethods.flatMap((method) => {
      const operation = known[method.toUpperCase()];
      if (!operation) return [];
      return [[method, operationObject(method, operation, operations.GET, schemas)]];
    }),
  );
}

const securitySchemes: OpenApiDocument['components']['securitySchemes'] = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description:
      'The passcode, which knows its project. It acts as its owner, but gives nobody write access to Roles.',
  },
  project: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Rolecall-Project',
    description: 'The project’s ID, beside X-Rolecall-Passcode.',
  },
  passcode: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Rolecall-Passcode',
    description: 'The passcode, beside X-Rolecall-Project.',
  },
};
