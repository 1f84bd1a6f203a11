import type { z } from 'zod';
import {
  resolved,
  type HttpMethod,
  type JsonSchema,
  type OperationObject,
  type ParameterObject,
  type ResponseObject,
} from '../../../core/openapi';
import type { Operation } from '../operation';
import type { JsonSchemas } from './json-schemas';
import {
  everywhere,
  headerReferences,
  refusalReferences,
  type HeaderName,
  type RefusalStatus,
} from './responses';

/** One operation as the document shows it. */
export function operationObject(
  method: HttpMethod,
  operation: Operation,
  /** What `GET` of the same address is. */
  sibling: Operation | undefined,
  schemas: JsonSchemas,
): OperationObject {
  const { operationId, tag, summary, description, body } = operation;
  const isWrite = method !== 'get' && !operation.isQuestion;
  const hasBody = body !== undefined;
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    parameters: [
      ...parametersOf(operation.params, 'path', schemas),
      ...parametersOf(operation.query, 'query', schemas),
      ...(isWrite ? [idempotencyKey] : []),
      ...(isWrite && isVersioned(operation.subject ?? sibling, schemas) ? [ifMatch] : []),
      ...(method === 'get' && isVersioned(operation, schemas) ? [ifNoneMatch] : []),
    ],
    ...(hasBody
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemas.of(body, 'input') } },
          },
        }
      : {}),
    responses: {
      ...answersOf(method, operation, isWrite, schemas),
      ...refusalReferences(refusalsOf(operation, isWrite)),
    },
  };
}

function refusalsOf({ params, body }: Operation, isWrite: boolean): RefusalStatus[] {
  const hasBody = body !== undefined;
  return [
    ...(hasBody ? ([400] as const) : []),
    401,
    403,
    ...((params ?? hasBody) ? ([404] as const) : []),
    ...(isWrite ? ([409] as const) : []),
    ...(hasBody ? ([413, 415] as const) : []),
    422,
    429,
    500,
    503,
  ];
}

function answersOf(
  method: HttpMethod,
  operation: Operation,
  isWrite: boolean,
  schemas: JsonSchemas,
): Record<string, ResponseObject> {
  const { status = 200, answer, alsoAnswers = [], location } = operation;
  const versioned = isVersioned(operation, schemas);
  const names: HeaderName[] = [
    ...everywhere,
    ...(versioned ? (['ETag'] as const) : []),
    ...(location ? (['Location'] as const) : []),
    ...(isWrite ? (['Idempotency-Replayed'] as const) : []),
  ];
  const success: ResponseObject = {
    description: descriptions[status],
    headers: headerReferences(names),
    ...(answer
      ? {
          content: {
            'application/json': { schema: schemas.of(answer, 'output') },
            ...Object.fromEntries(
              alsoAnswers.map((type) => [type, { schema: { type: 'string' } as const }]),
            ),
          },
        }
      : {}),
  };
  const unchanged: ResponseObject = {
    description: 'It is still as `If-None-Match` names it; there is no body.',
    headers: headerReferences([...everywhere, 'ETag']),
  };
  return {
    [status]: success,
    ...(method === 'get' && versioned ? { 304: unchanged } : {}),
  };
}

const descriptions = {
  200: 'What was asked for.',
  201: 'It was created.',
  204: 'Done; there is no body.',
} as const;

/** Whether what it answers is a resource: lists and answers to questions have no version. */
function isVersioned(operation: Operation | undefined, schemas: JsonSchemas): boolean {
  if (!operation?.answer) return false;
  const answer = resolved(schemas.of(operation.answer, 'output'), schemas.named);
  return [answer, ...(answer.anyOf ?? [])]
    .map((each) => resolved(each, schemas.named).properties?.type)
    .some((type) => type !== undefined && type.const !== 'list');
}

function parametersOf(
  schema: z.ZodType | undefined,
  place: 'path' | 'query',
  schemas: JsonSchemas,
): ParameterObject[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemas.of(schema, 'input');
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: rest,
  }));
}

const text: JsonSchema = { type: 'string' };

const idempotencyKey: ParameterObject = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A text of your choice for this one write. The same key again within 24 hours is answered ' +
    'as before and has no second effect.',
  schema: { ...text, minLength: 1, maxLength: 255 },
};

const ifMatch: ParameterObject = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The ETag that you read. If it has changed since, nothing is written: 409 `stale`.',
  schema: text,
};

const ifNoneMatch: ParameterObject = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'The ETag that you have. If it is still the same, the answer is 304.',
  schema: text,
};
