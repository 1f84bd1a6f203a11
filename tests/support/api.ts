import type { ApiHandler } from '@/lib/delivery/api/api-route';
import { givenPasscode as givenPasscodeRow } from './given-passcode';
import type { GivenMember } from './given-project';

/** The text of a passcode that works without an end, unless told otherwise. */
export async function givenPasscode(
  member: GivenMember,
  facts: Parameters<typeof givenPasscodeRow>[1] = {},
): Promise<string> {
  const { passcode } = await givenPasscodeRow(member, {
    tenure: 'FOREVER',
    endsAt: null,
    ...facts,
  });
  return passcode;
}

type Call = {
  passcode?: string;
  /** Below /api/v1, with parameters. */
  path?: string;
  /** The variable parts of the path. */
  params?: Record<string, string>;
  method?: string;
  /** What is sent as JSON; a text is sent as it is. */
  body?: unknown;
  headers?: Record<string, string>;
};

type Answer = {
  status: number;
  headers: Headers;
  /** The JSON of the answer; null without one. */
  body: unknown;
};

/** Calls a route's handler as the server does, which hands on no parts where a path has none. */
export async function callApi(handler: ApiHandler, call: Call = {}): Promise<Answer> {
  const { passcode, path = '/', params, body } = call;
  const hasBody = body !== undefined;
  const request = new Request(`http://localhost:3000/api/v1${path}`, {
    method: call.method ?? (hasBody ? 'POST' : 'GET'),
    headers: {
      ...(passcode === undefined ? {} : { authorization: `Bearer ${passcode}` }),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      ...call.headers,
    },
    ...(hasBody ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
  });
  // As Next does: without variable parts there are none.
  const isVariable = params && Object.keys(params).length > 0;
  const response = await handler(request, {
    params: Promise.resolve(isVariable ? params : undefined),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? null : JSON.parse(text),
  };
}
