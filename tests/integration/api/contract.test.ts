import { describe, expect, test } from 'vitest';
import { givenPasscode } from '@/tests/support/api';
import {
  askForType,
  callOperation,
  documentedOperations,
  faultsOf,
} from '@/tests/support/api-contract';
import { contractCalls, createWorld } from './contract-calls';

const operations = documentedOperations.map((documented) => ({
  name: documented.operation.operationId,
  documented,
}));
const takes = (name: string) => (operation: (typeof operations)[number]) =>
  operation.documented.operation.parameters.some((parameter) => parameter.name === name);
const isWrite = takes('Idempotency-Key');

test('every operation of the document has its call here, and no call is left over', () => {
  expect(Object.keys(contractCalls).sort()).toEqual(operations.map(({ name }) => name).sort());
});

describe.each(operations)('$name', ({ name, documented }) => {
  const { operation } = documented;
  const success = Object.keys(operation.responses).find((status) => status.startsWith('2'));

  async function prepare(facts: Parameters<typeof givenPasscode>[1] = {}) {
    const world = await createWorld();
    const passcode = await givenPasscode(world.admin, facts);
    const call = await contractCalls[name]!(world);
    return { passcode, ...call };
  }

  test('answers as the document says', async () => {
    const answer = await callOperation(documented, await prepare());
    expect({ status: String(answer.status), body: answer.body }).toMatchObject({ status: success });
    expect(faultsOf(documented, answer)).toEqual([]);
  });

  test('is refused to who may not, and when it is asked wrongly', async () => {
    const { passcode, ...call } = await prepare({ readOnly: true });
    const sent = { passcode, ...call };
    const stranger = await givenPasscode((await createWorld()).admin);
    const type = { 'content-type': 'text/plain' };
    const attempts = [
      { what: 'without credentials', sent: call, statuses: [401] },
      {
        what: 'with a passcode that is none',
        sent: { ...call, passcode: 'rc_a_b' },
        statuses: [401],
      },
      {
        what: 'with an unknown parameter',
        sent: { ...sent, query: { ...call.query, surprise: '1' } },
        statuses: [422],
      },
      ...(isWrite({ name, documented })
        ? [{ what: 'by a read-only passcode', sent, statuses: [403] }]
        : []),
      ...(call.params
        ? [
            {
              what: 'from another project',
              sent: { ...call, passcode: stranger },
              statuses: [404],
            },
            {
              what: 'with an ID that is none',
              sent: { ...sent, params: mapped(call.params, () => 'none') },
              statuses: [404],
            },
          ]
        : []),
      ...(call.body
        ? [
            {
              what: 'with an unknown field',
              sent: { ...sent, body: { ...call.body, surprise: 1 } },
              statuses: [422],
            },
            { what: 'as text', sent: { ...sent, headers: type }, statuses: [415] },
            { what: 'as no JSON', sent: { ...sent, body: '{' }, statuses: [400] },
            { what: 'with a body of another type', sent: { ...sent, body: [] }, statuses: [422] },
            { what: 'without its body', sent: { ...sent, body: undefined }, statuses: [422] },
          ]
        : []),
    ];
    for (const { what, sent: asked, statuses } of attempts) {
      const answer = await callOperation(documented, asked);
      expect(statuses, `${what}: ${JSON.stringify(answer.body)}`).toContain(answer.status);
      expect(faultsOf(documented, answer), what).toEqual([]);
    }
  });
});

describe.each(operations.filter(isWrite))('$name', ({ name, documented }) => {
  test('is done once for each key, and for no other version', async () => {
    const world = await createWorld();
    const passcode = await givenPasscode(world.admin);
    const call = { passcode, ...(await contractCalls[name]!(world)) };
    if (takes('If-Match')({ name, documented })) {
      const stale = await callOperation(documented, { ...call, headers: { 'if-match': '"x"' } });
      expect(stale).toMatchObject({ status: 409, body: { code: 'stale' } });
      expect(faultsOf(documented, stale)).toEqual([]);
    } else {
      const unversioned = await callOperation(documented, {
        ...call,
        headers: { 'if-match': '*' },
      });
      expect(unversioned).toMatchObject({ status: 422, body: { code: 'invalid' } });
    }
    const headers = { 'idempotency-key': 'one' };
    const first = await callOperation(documented, { ...call, headers });
    const again = await callOperation(documented, { ...call, headers });
    expect(again).toMatchObject({ status: first.status, body: first.body });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(faultsOf(documented, again)).toEqual([]);
  });
});

describe.each(operations.filter(takes('If-None-Match')))('$name', ({ name, documented }) => {
  test('is not answered again while it is the same', async () => {
    const world = await createWorld();
    const passcode = await givenPasscode(world.admin);
    const call = { passcode, ...(await contractCalls[name]!(world)) };
    const { headers } = await callOperation(documented, call);
    const again = await callOperation(documented, {
      ...call,
      headers: { 'if-none-match': headers.get('etag') ?? '' },
    });
    expect(again).toMatchObject({ status: 304, body: null });
    expect(faultsOf(documented, again)).toEqual([]);
  });
});

const otherTypes = operations.flatMap(({ name, documented }) => {
  const response = documented.operation.responses[200];
  const types = response && 'content' in response ? Object.keys(response.content ?? {}) : [];
  return types
    .filter((type) => type !== 'application/json')
    .map((type) => ({ name, type, documented }));
});

test.each(otherTypes)('$name answers $type to who asks for it', async ({ type, documented }) => {
  const passcode = await givenPasscode((await createWorld()).admin);
  const { status, headers, text } = await askForType(documented, type, passcode);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toContain(type);
  expect(headers.get('x-correlation-id')).toBeTruthy();
  expect(headers.get('ratelimit-remaining')).toBeTruthy();
  expect(text).not.toBe('');
});

function mapped<T>(record: Record<string, T>, to: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}
