import type { APIRequestContext, APIResponse } from '@playwright/test';
import type { BuiltAction } from './built-surface';
import type { World } from './world';

/** An answer as a cell of the matrix spells it, and what was sent with it. */
export type Heard = { answer: string; body: string };

/** Puts what the world has into the places of a route's parameters. */
export function pathOf(route: string, world: World): string {
  const values: Record<string, string> = {
    '[project]': world.project.slug,
    '[userId]': world.target.id,
    '[roleId]': world.roleId,
    '[moduleKey]': 'payments.orders',
    '[token]': 'none',
  };
  return route
    .split('/')
    .map((part) => values[part] ?? part)
    .join('/');
}

/** As the application's own script asks for a page: without the document. */
export const withoutDocument = { rsc: '1' };

/** As it asks when it has all layouts already: the page has to refuse by itself. */
export function pageAlone(
  folders: readonly string[],
  route: string,
  path: string,
): Record<string, string> {
  const values = new URL(path, process.env.APP_URL).pathname.split('/');
  const places = route.split('/');
  const segments = ['', ...folders].map((folder) => {
    const value = folder.startsWith('[') ? values[places.indexOf(folder)] : undefined;
    return value === undefined ? folder : [folder.slice(1, -1), value, 'd', null];
  });
  let tree: unknown[] = ['__PAGE__', {}, null, 'refetch'];
  for (const segment of segments.reverse()) tree = [segment, { children: tree }];
  return {
    ...withoutDocument,
    'next-router-state-tree': encodeURIComponent(JSON.stringify(tree)),
  };
}

/**
 * Asks for a page: "ok" when it is shown, "no" when it says that one may not see it, "in" when it
 * leads to sign-in, "to …" elsewhere, or the status.
 */
export async function askPage(
  request: APIRequestContext,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Heard> {
  const options = { method, maxRedirects: 0, headers };
  let response = await request.fetch(path, options);
  const { location } = response.headers();
  // Next wants the headers of its own requests to be in the address as well, and sends there.
  if (location?.includes('_rsc')) response = await request.fetch(location, options);
  const body = await response.text();
  return { answer: pageAnswer(response, body), body };
}

function pageAnswer(response: APIResponse, body: string): string {
  const status = response.status();
  const { location } = response.headers();
  if (status >= 300 && status < 400 && location) return leadsTo(location);
  if (status !== 200) return String(status);
  // Without a document, Next's script is told in the answer what to do.
  const [, thrown] = /NEXT_REDIRECT;\w+;([^;"]+);/.exec(body) ?? [];
  if (thrown !== undefined) return leadsTo(thrown);
  const [, error] = /NEXT_HTTP_ERROR_FALLBACK;(\d+)/.exec(body) ?? [];
  if (error !== undefined) return error;
  if (/^[0-9a-f]+:E\{/m.test(body)) return 'failed';
  return body.includes('You may not see this page') ? 'no' : 'ok';
}

function leadsTo(location: string): string {
  const { pathname } = new URL(location, process.env.APP_URL);
  return pathname === '/sign-in' ? 'in' : `to ${pathname}`;
}

/** How a refusal is spelled in a cell; every other code stands for itself. */
const spelled: Record<string, string> = {
  unauthenticated: 'out',
  forbidden: 'no',
  not_found: '404',
};

type State = { status: string; code?: string };

/**
 * Sends an action as the application's own script does. "done" is success, also by a redirect. The
 * body is the action's own answer, without the page that may come along, which `askPage` judges.
 */
export async function callAction(
  request: APIRequestContext,
  action: BuiltAction,
  fields: Record<string, string | string[]>,
  world: World,
): Promise<Heard> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const each of [value].flat()) form.append(`_1_${name}`, each);
  }
  form.append('0', '[{"status":"idle"},"$K1"]');
  const response = await request.post(pathOf(action.route, world), {
    maxRedirects: 0,
    headers: {
      'next-action': action.id,
      accept: 'text/x-component',
      origin: new URL(process.env.APP_URL ?? '').origin,
    },
    multipart: form,
  });
  const body = await response.text();
  const redirect = response.headers()['x-action-redirect'];
  if (redirect !== undefined) return { answer: 'done', body };
  const [, row] = /^1:(\{"status".*)$/m.exec(body) ?? [];
  if (row === undefined) return { answer: `status ${response.status()}`, body };
  const { status, code = '' } = JSON.parse(row) as State;
  return { answer: status === 'success' ? 'done' : (spelled[code] ?? code), body: row };
}
