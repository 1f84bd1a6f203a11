import type { APIRequestContext } from '@playwright/test';
import {
  httpMethods,
  type HttpMethod,
  type OpenApiDocument,
  type OperationObject,
} from '@/lib/core/openapi';

export type ServedOperation = {
  path: string;
  method: HttpMethod;
  /** With an ID that nothing has in the places of its parameters. */
  address: string;
  operation: OperationObject;
};

/** The operations of the API, as the server itself documents them. */
export async function servedOperations(request: APIRequestContext): Promise<ServedOperation[]> {
  const document = (await (await request.get('/api/v1/openapi.json')).json()) as OpenApiDocument;
  return Object.entries(document.paths).flatMap(([path, item]) =>
    httpMethods.flatMap((method) => {
      const operation = item[method];
      const filled = path.replace(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000');
      return operation ? [{ path, method, address: `/api/v1${filled}`, operation }] : [];
    }),
  );
}
