import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { apiRoute } from '@/lib/delivery/api/api-route';
import { operation } from '@/lib/delivery/api/operation';
import { database } from '@/lib/platform/database';
import { countRateUse } from '@/lib/platform/rate-limit';
import { callApi, givenPasscode } from '@/tests/support/api';
import { givenMember, givenProject } from '@/tests/support/given-project';

const greeting = apiRoute({
  GET: operation(
    {
      operationId: 'getGreeting',
      tag: 'Test',
      summary: 'Greets',
      query: z.strictObject({ name: z.string().max(5).optional() }),
    },
    async (_, { query }) => ({ type: 'greeting', name: query.name ?? 'you' }),
  ),
  POST: operation(
    {
      operationId: 'greet',
      tag: 'Test',
      summary: 'Greets whoever is named',
      body: z.strictObject({ names: z.array(z.strictObject({ first: z.string().min(1) })) }),
    },
    async (_, { body }) => ({
      type: 'greeting',
      name: body.names.map(({ first }) => first).join(),
    }),
  ),
  PUT: operation({ operationId: 'fail', tag: 'Test', summary: 'Fails' }, async () => {
    throw new TypeError('a fault of ours');
  }),
});

const soon = () => new Date(Date.now() + 60 * 60_000);

async function givenCaller(): Promise<string> {
  return givenPasscode(await givenMember(await givenProject()));
}

describe('a call', () => {
  test('is answered in JSON that nobody keeps, with its number', async () => {
    const { status, headers, body } = await callApi(greeting.GET, {
      passcode: await givenCaller(),
    });
    expect({ status, body }).toEqual({ status: 200, body: { type: 'greeting', name: 'you' } });
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-correlation-id')).toMatch(/^[\da-f-]{36}$/);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('tells pages of other sites nothing', async () => {
    const headers = { origin: 'https://elsewhere.example' };
    const passcode = await givenCaller();
    const answer = await callApi(greeting.GET, { passcode, headers });
    const preflight = await callApi(greeting.OPTIONS, { method: 'OPTIONS', headers });
    for (const { headers: answered } of [answer, preflight]) {
      expect([...answered.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test('need not be answered again to who has the answer already', async () => {
    const passcode = await givenCaller();
    const { headers } = await callApi(greeting.GET, { passcode });
    const again = await callApi(greeting.GET, {
      passcode,
      headers: { 'if-none-match': headers.get('etag') ?? '' },
    });
    expect(again).toMatchObject({ status: 304, body: null });
  });

  test('by another method is told which there are', async () => {
    const { status, headers, body } = await callApi(greeting.DELETE, { method: 'DELETE' });
    expect({ status, body }).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
    expect(headers.get('allow')).toBe('GET, POST, PUT, HEAD, OPTIONS');
  });

  test('that meets a fault of ours learns its number and nothing else', async () => {
    const { status, headers, body } = await callApi(greeting.PUT, {
      passcode: await givenCaller(),
      method: 'PUT',
    });
    expect({ status, body }).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect(JSON.stringify(body)).not.toContain('a fault of ours');
    expect(body).toMatchObject({ correlationId: headers.get('x-correlation-id') });
  });
});

describe('a body', () => {
  const wrong = async (body: unknown, headers: Record<string, string> = {}) =>
    callApi(greeting.POST, { passcode: await givenCaller(), body, headers });

  test.each([
    ['no JSON', '{"names":', 400, 'invalid_content'],
    ['a text that is none', '{"names":[{"first":"a\\u0000"}]}', 400, 'invalid_content'],
    ['half a character', '{"names":[{"first":"\\ud800"}]}', 400, 'invalid_content'],
    ['deep nesting', '['.repeat(500_000), 400, 'invalid_content'],
    [
      'more than 1 MB',
      `{"names":[{"first":"${'a'.repeat(1_048_600)}"}]}`,
      413,
      'payload_too_large',
    ],
    ['a list where an object is asked for', '[]', 422, 'invalid'],
    ['null', 'null', 422, 'invalid'],
  ])('with %s is refused', async (_, body, status, code) => {
    expect(await wrong(body)).toMatchObject({ status, body: { status, code } });
  });

  test('that is missing is asked for', async () => {
    const passcode = await givenCaller();
    const answer = await callApi(greeting.POST, { passcode, method: 'POST' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid' } });
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=latin1',
  ])('as %s is refused', async (type) => {
    expect(await wrong('{"names":[]}', { 'content-type': type })).toMatchObject({
      status: 415,
      body: { code: 'unsupported_media_type' },
    });
  });

  test('is told of everything that is wrong with it, and where', async () => {
    const { status, body } = await wrong({ names: [{ first: 7, 'a/b': 1 }, {}], more: true });
    expect(status).toBe(422);
    const { errors } = body as { errors: { code: string; source: unknown }[] };
    expect(errors.map(({ code, source }) => ({ code, source }))).toEqual(
      expect.arrayContaining([
        { code: 'invalid_type', source: { pointer: '/names/0/first' } },
        { code: 'unknown_field', source: { pointer: '/names/0/a~1b' } },
        { code: 'required', source: { pointer: '/names/1/first' } },
        { code: 'unknown_field', source: { pointer: '/more' } },
      ]),
    );
  });

  test('with more wrong than anybody reads is told of the first hundred', async () => {
    const unknown = Array.from({ length: 90_000 }, (_, index) => [`a${index}`, 1]);
    const { status, body } = await wrong({ names: [], ...Object.fromEntries(unknown) });
    expect(status).toBe(422);
    const { errors } = body as { errors: { code: string; detail: string }[] };
    expect(errors).toHaveLength(101);
    expect(errors.at(-1)).toMatchObject({ code: 'more', detail: 'And 89900 more.' });
  });

  test('cannot name what every object inherits', async () => {
    const proto = await wrong('{"names":[{"first":"a","__proto__":{"admin":true}}]}');
    expect(proto).toMatchObject({ status: 400, body: { code: 'invalid_content' } });
    const inherited = await wrong('{"names":[],"constructor":1}');
    expect(inherited).toMatchObject({ status: 422, body: { code: 'invalid' } });
  });
});

describe('a parameter', () => {
  test.each([
    ['unknown', '/greeting?nmae=x', 'nmae'],
    ['too long', '/greeting?name=abcdef', 'name'],
    ['given twice', '/greeting?name=a&name=b', 'name'],
  ])('that is %s is refused by its name', async (_, path, parameter) => {
    const answer = await callApi(greeting.GET, { passcode: await givenCaller(), path });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ source: { parameter } }] } });
  });
});

const rate = { name: 'api', points: 600, seconds: 60, table: 'api_rate_limits' } as const;

describe('the rate limit', () => {
  test('allows 600 calls a minute to a member, and says when to come again', async () => {
    const owner = await givenMember(await givenProject());
    const passcode = await givenPasscode(owner);
    const first = await callApi(greeting.GET, { passcode });
    expect(first.headers.get('ratelimit-limit')).toBe('600');
    expect(first.headers.get('ratelimit-remaining')).toBe('599');
    // As another server counts them, in the same database.
    for (let call = 2; call < 600; call++) await countRateUse(rate, owner.memberId);
    const last = await callApi(greeting.GET, { passcode });
    expect({ status: last.status, left: last.headers.get('ratelimit-remaining') }).toEqual({
      status: 200,
      left: '0',
    });
    const over = await callApi(greeting.GET, { passcode });
    expect(over).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    const wait = Number(over.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(over.headers.get('ratelimit-reset')).toBe(String(wait));
    const replaced = await givenPasscode(owner, { replacedAt: new Date(), endsAt: soon() });
    expect((await callApi(greeting.GET, { passcode: replaced })).status).toBe(429);
    const another = await callApi(greeting.GET, {
      passcode: await givenPasscode(await givenMember(owner.project)),
    });
    expect(another.status).toBe(200);
  });

  test('is counted where a crash may forget it, unlike the limits of sign-in', async () => {
    const tables = await database().$queryRaw`
      SELECT relname::text AS name, relpersistence::text AS persistence FROM pg_class
      WHERE relname IN ('rate_limits', 'api_rate_limits') ORDER BY 1`;
    expect(tables).toEqual([
      { name: 'api_rate_limits', persistence: 'u' },
      { name: 'rate_limits', persistence: 'p' },
    ]);
    const before = await database().rateLimit.count();
    const counted = await database().apiRateLimit.count();
    await callApi(greeting.GET, { passcode: await givenCaller() });
    expect(await database().rateLimit.count()).toBe(before);
    expect(await database().apiRateLimit.count()).toBe(counted + 1);
  });
});
