import { readdirSync } from 'node:fs';
import { z } from 'zod';
import { expect, test } from 'vitest';
import { apiRoutes } from './operations';

/** "users/[userId]/route.ts" is served at "/users/{userId}". */
function addressOf(file: string): string {
  const folder = file.replaceAll('\\', '/').replace(/\/route\.ts$/, '');
  return `/${folder.replace(/\[(\w+)\]/g, '{$1}')}`;
}

/** Folders whose name is not the address that a rewrite gives them. */
const renamed: Record<string, string> = { '/roles/assign': '/roles:assign' };
/** What is no operation of the API: the documentation itself, and every address that there is not. */
const others = ['/openapi.json'];

test('every route of the API stands in the registry, and nothing else does', () => {
  const served = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => /[\\/]route\.ts$/.test(file))
    .map(addressOf)
    .map((address) => renamed[address] ?? address)
    .filter((address) => !others.includes(address) && !address.includes('...'));
  expect(Object.keys(apiRoutes).sort()).toEqual(served.sort());
});

test.each(Object.entries(apiRoutes))('%s names its parts as its operations do', (path, route) => {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const [method, { params, tag, operationId }] of Object.entries(route.GET.operations ?? {})) {
    const known = params instanceof z.ZodObject ? Object.keys(params.shape).sort() : [];
    expect(known, `${method} ${operationId}`).toEqual(inPath);
    expect(tag).not.toBe('');
  }
});

test('every operation has a name of its own', () => {
  const names = Object.values(apiRoutes).flatMap((route) =>
    Object.values(route.GET.operations ?? {}).map(({ operationId }) => operationId),
  );
  expect(names).toEqual([...new Set(names)]);
});
