import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** What the server of the present build answers to, as the build itself lists it. */
export type BuiltSurface = {
  /** "/[project]/users", with the folders that make it. */
  pages: Map<string, string[]>;
  /** "GET /api/health" */
  handlers: string[];
  /** By name: "users/inviteUsersAction" */
  actions: Map<string, BuiltAction>;
};

export type BuiltAction = {
  id: string;
  /** A page that the action can be sent to. */
  route: string;
};

type ReferenceManifest = {
  node: Record<
    string,
    { workers: Record<string, unknown>; filename: string; exportedName: string }
  >;
};

/** Pages of the framework itself, and files. */
const ofTheFramework = /^\/_(not-found|global-error)$|\.svg$/;

export function readBuiltSurface(): BuiltSurface {
  const routes = JSON.parse(read('.next/app-path-routes-manifest.json')) as Record<string, string>;
  const known = Object.entries(routes).filter(([, route]) => !ofTheFramework.test(route));
  const { node } = JSON.parse(
    read('.next/server/server-reference-manifest.json'),
  ) as ReferenceManifest;
  return {
    pages: new Map(
      known
        .filter(([file]) => file.endsWith('/page'))
        .map(([file, route]) => [route, file.split('/').slice(1, -1)]),
    ),
    handlers: known
      .filter(([file, route]) => file.endsWith('/route') && !needsPasscode(route))
      .flatMap(([file, route]) => methodsOf(file).map((method) => `${method} ${route}`)),
    actions: new Map(
      Object.entries(node).map(([id, { workers, filename, exportedName }]) => [
        `${folderOf(filename)}/${exportedName}`,
        { id, route: routeOf(Object.keys(workers)[0] ?? '') },
      ]),
    ),
  };
}

/** Whether no session opens it, whoever has one: api-document.spec.ts asks everything of the API. */
function needsPasscode(route: string): boolean {
  return route.startsWith('/api/v1') && route !== '/api/v1/openapi.json';
}

function methodsOf(file: string): string[] {
  const source = read(`app${file}.ts`);
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
  return methods.filter((method) =>
    new RegExp(`export (async )?(function|const) ${method}\\b|export \\{[^}]*\\b${method}\\b`).test(
      source,
    ),
  );
}

/** "app/(console)/[project]/users/actions.ts" is "users"; where it has no name, its group is it. */
function folderOf(filename: string): string {
  const folders = filename.split('/').slice(1, -1);
  const named = folders.filter((folder) => !/^[[(]/.test(folder));
  return named.join('/') || folders.join('/');
}

/** "app/(console)/[project]/users/page" is "/[project]/users". */
function routeOf(file: string): string {
  const folders = file.split('/').slice(1, -1);
  return `/${folders.filter((folder) => !folder.startsWith('(')).join('/')}`;
}
