import {
  httpMethods,
  type HttpMethod,
  type OpenApiDocument,
  type OperationObject,
} from '@/lib/core/openapi';

export type ListedOperation = { method: HttpMethod; path: string; operation: OperationObject };

/** The operations under the tags that they name, each in the order of the document. */
export function operationsByTag({
  tags,
  paths,
}: OpenApiDocument): { tag: string; operations: ListedOperation[] }[] {
  const all = Object.entries(paths).flatMap(([path, item]) =>
    httpMethods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );
  return tags.map(({ name }) => ({
    tag: name,
    operations: all.filter(({ operation }) => operation.tags[0] === name),
  }));
}

export function tagId(tag: string): string {
  return `tag-${tag.toLowerCase().replace(/[^a-z]+/g, '-')}`;
}
