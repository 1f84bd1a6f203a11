import { apiDocument } from '@/app/api/v1/document';
import { apiRoutes } from '@/app/api/v1/operations';
import type { ApiHandler } from '@/lib/delivery/api/api-route';
import {
  httpMethods,
  type HttpMethod,
  type JsonSchema,
  type OperationObject,
  type ResponseObject,
} from '@/lib/core/openapi';
import { callApi } from './api';
import { faultsBy } from './json-schema';

/** What a call fills an operation of the document with. */
export type ContractCall = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
};

export type DocumentedOperation = { path: string; method: HttpMethod; operation: OperationObject };

const document = closed(apiDocument());

export const documentedOperations: DocumentedOperation[] = Object.entries(document.paths).flatMap(
  ([path, item]) =>
    httpMethods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method, operation }] : [];
    }),
);

/** In tests an answer holds what is documented and nothing else. */
function closed<T>(node: T): T {
  if (Array.isArray(node)) return node.map(closed) as T;
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(
    Object.entries(node).map(([key, inner]) => [key, closed<unknown>(inner)]),
  );
  const isObject = 'type' in node && node.type === 'object' && 'properties' in node;
  return (isObject ? { additionalProperties: false, ...copy } : copy) as T;
}

type Answer = Awaited<ReturnType<typeof callApi>>;

type Sent = ContractCall & { passcode?: string; headers?: Record<string, string> };

export function callOperation({ path, method }: DocumentedOperation, sent: Sent): Promise<Answer> {
  const { params = {}, query = {}, ...rest } = sent;
  const handlers = apiRoutes[path] as unknown as Record<string, ApiHandler>;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const search = new URLSearchParams(query);
  return callApi(handlers[method.toUpperCase()]!, {
    ...rest,
    params,
    method: method.toUpperCase(),
    path: search.size > 0 ? `${filled}?${search}` : filled,
  });
}

/** An answer in another media type than JSON, as the `Accept` header asks for it. */
export async function askForType({ path, method }: DocumentedOperation, type: string, key: string) {
  const handlers = apiRoutes[path] as unknown as Record<string, ApiHandler>;
  const request = new Request(`http://localhost:3000/api/v1${path}`, {
    headers: { accept: type, authorization: `Bearer ${key}` },
  });
  const response = await handlers[method.toUpperCase()]!(request, {
    params: Promise.resolve(undefined),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Headers that every answer has, and that no document names. */
const general = ['cache-control', 'content-security-policy', 'content-type', 'allow'];
/** Documented for an operation, and there only in some of its answers. */
const sometimes = ['Idempotency-Replayed', 'Retry-After', 'WWW-Authenticate'];

const compiled = new Map<JsonSchema, (value: unknown) => string[]>();

/** What of an answer is not as the document says; empty when all is. */
export function faultsOf(
  { operation }: DocumentedOperation,
  { status, headers, body }: Answer,
): string[] {
  const response = responseOf(operation, status);
  if (!response) return [`${status} is not documented`];
  const documented = Object.keys(response.headers ?? {});
  const missing = documented.filter(
    (name) => !sometimes.includes(name) && !headers.has(name) && !isBeforeTheCount(status, name),
  );
  const lower = documented.map((name) => name.toLowerCase());
  const unknown = [...headers.keys()].filter(
    (name) => !general.includes(name) && !lower.includes(name),
  );
  const type = headers.get('content-type') ?? '';
  const schema = response.content?.[type]?.schema;
  return [
    ...missing.map((name) => `${name} is missing`),
    ...unknown.map((name) => `${name} is not documented`),
    ...(schema ? faultsIn(schema, body) : body === null ? [] : [`${type} is not documented`]),
  ];
}

function responseOf({ responses }: OperationObject, status: number): ResponseObject | undefined {
  const response = responses[status];
  if (!response || !('$ref' in response)) return response;
  return document.components.responses[response.$ref.split('/').at(-1) ?? ''];
}

/** Calls from a wrong network are refused before they are counted. */
function isBeforeTheCount(status: number, header: string): boolean {
  return status === 403 && header.startsWith('RateLimit-');
}

function faultsIn(schema: JsonSchema, body: unknown): string[] {
  const faults = compiled.get(schema) ?? faultsBy(document, schema);
  compiled.set(schema, faults);
  return faults(body);
}
