import { newPasscode } from '@/lib/core/passcode';
import type { ApiHandler } from '@/lib/delivery/api/api-route';
import { digestToken } from '@/lib/platform/crypto';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/client';
import type { GivenMember } from './given-project';

/** An active passcode of a member, as granting leaves it. */
export async function givenPasscode(
  member: GivenMember,
  facts: Partial<Prisma.PasscodeUncheckedCreateInput> = {},
): Promise<string> {
  const { passcode, prefix } = newPasscode();
  await database().passcode.create({
    data: {
      projectId: member.project.id,
      memberId: member.memberId,
      prefix,
      digest: digestToken(passcode),
      tenure: 'FOREVER',
      createdAt: new Date(),
      createdById: member.id,
      ...facts,
    },
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
