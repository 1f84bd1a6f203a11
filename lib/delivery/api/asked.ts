import { z } from 'zod';
import { invalidRequest } from '../../core/api-problem';
import { AppError } from '../../core/errors';
import { getEnv } from '../../platform/env';
import type { Operation } from './operation';
import { preferredType } from './preferred-type';
import { readBody } from './read-body';

/** A request that has the form its operation asks for. */
export type Asked = Parameters<Operation['handle']>[1] & {
  /** The body as it was sent. */
  json: unknown;
};

/** The variable parts of an address. */
export type PathParts = Record<string, string | string[] | undefined>;

const nothing = z.strictObject({});

/**
 * Reads the request by the operation's own schemas.
 * @throws `not_found` for a path that can name nothing; `invalid` with everything that is wrong
 * with the parameters, or else with the body; what `readBody` throws
 */
export async function askedOf(
  request: Request,
  path: PathParts,
  operation: Operation,
): Promise<Asked> {
  const { pathname, search, searchParams } = new URL(request.url);
  const params = (operation.params ?? z.object({})).safeParse(path);
  if (!params.success) throw new AppError('not_found', 'There is nothing at this address.');
  const query = (operation.query ?? nothing).safeParse(parametersOf(searchParams));
  if (!query.success) throw invalidRequest(query.error, false);
  const json =
    request.method === 'GET' || request.method === 'HEAD' ? undefined : await readBody(request);
  const body = (operation.body ?? nothing.optional()).safeParse(json);
  if (!body.success) throw invalidRequest(body.error, true);
  return {
    params: params.data,
    query: query.data,
    body: body.data,
    json,
    url: new URL(`${pathname}${search}`, getEnv().APP_URL),
    mediaType: mediaTypeOf(request, operation),
  };
}

/** A file is for who reads it: asking for its headers alone is no download. */
function mediaTypeOf({ method, headers }: Request, { alsoAnswers = [] }: Operation): string {
  return preferredType(headers.get('accept') ?? '', method === 'HEAD' ? [] : alsoAnswers);
}

/** A parameter that is given twice is a list, which no parameter takes. */
function parametersOf(search: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(search.keys())].map((name) => {
      const all = search.getAll(name).map((text) => text.replaceAll('\0', '\ufffd'));
      return [name, all.length === 1 ? (all[0] ?? '') : all];
    }),
  );
}
