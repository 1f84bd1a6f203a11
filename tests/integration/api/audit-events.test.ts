import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import * as auditEvents from '@/app/api/v1/audit-events/route';
import * as auditEvent from '@/app/api/v1/audit-events/[eventId]/route';
import { timeOrderedId } from '@/lib/platform/crypto';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/client';
import { callApi, givenPasscode } from '@/tests/support/api';
import { givenOverrides } from '@/tests/support/given-access';
import { givenMember, givenProject, type GivenMember } from '@/tests/support/given-project';

type Event = { id: string; event: string; target: { name: string } | null };
type List = { size: number; data: Event[]; count?: number | string; links: { next: string } };

let admin: GivenMember;
let passcode: string;

beforeEach(async () => {
  admin = await givenMember(await givenProject());
  passcode = await givenPasscode(admin);
});

const minute = 60_000;

/** Events of a project, so many minutes ago each. */
async function given(
  count: number,
  facts: Partial<Prisma.AuditEventCreateManyInput> = {},
  minutesAgo = (index: number) => index + 1,
): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.now() - minutesAgo(index) * minute);
    return {
      id: timeOrderedId(at),
      projectId: admin.project.id,
      at,
      event: 'user.disabled',
      requestId: randomUUID(),
      targetType: 'user',
      targetName: `Target ${index}`,
      ...facts,
    };
  });
  await database().auditEvent.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

const ask = (query = '', by = passcode) =>
  callApi(auditEvents.GET, { passcode: by, path: `/audit-events${query}` });
const list = async (query = '') => (await ask(query)).body as List;
const idsOf = ({ data }: List) => data.map(({ id }) => id);

function download(query = '', by = passcode, method = 'GET'): Promise<Response> {
  const request = new Request(`http://localhost:3000/api/v1/audit-events${query}`, {
    method,
    headers: { authorization: `Bearer ${by}`, accept: 'text/csv' },
  });
  return auditEvents.GET(request, { params: Promise.resolve({}) });
}

describe('what happened', () => {
  test('is listed newest first, page by page, also while more happens', async () => {
    const ids = await given(5);
    const first = await list('?limit=2&count=true');
    expect(first.count).toBe(5);
    await given(1, {}, () => 0);
    const second = await list(first.links.next.split('/audit-events')[1]);
    const third = await list(second.links.next.split('/audit-events')[1]);
    expect([first, second, third].flatMap(idsOf)).toEqual(ids);
    expect(third.links.next).toBeNull();
  });

  test('tells who did what to whom, from where, and by which passcode', async () => {
    const [id = ''] = await given(1, {
      event: 'user.invited',
      actorUserId: admin.id,
      actorName: admin.name,
      actorEmail: admin.email,
      targetId: admin.id,
      targetEmail: 'b@example.com',
      before: { status: 'ACTIVE' },
      address: '192.0.2.1',
      passcodePrefix: 'abcdefgh',
    });
    const { data } = (await list()) as { data: unknown[] };
    expect(data[0]).toMatchObject({
      type: 'audit-event',
      id,
      event: 'user.invited',
      title: 'User invited',
      outcome: 'SUCCESS',
      actor: { id: admin.id, name: admin.name, email: admin.email },
      target: { type: 'user', id: admin.id, name: 'Target 0', email: 'b@example.com' },
      before: { status: 'ACTIVE' },
      after: null,
      address: '192.0.2.1',
      passcode: 'abcdefgh',
    });
    const one = await callApi(auditEvent.GET, { passcode, params: { eventId: id } });
    expect(one.body).toEqual(data[0]);
  });

  test('is found by time, event, outcome, actor and target', async () => {
    const ids = await given(4, {}, (index) => (index + 1) * 24 * 60);
    const other = randomUUID();
    const [special] = await given(
      1,
      { event: 'role.created', outcome: 'REFUSED', actorUserId: admin.id, targetId: other },
      () => 24 * 60 * 10,
    );
    const day = (days: number) =>
      encodeURIComponent(new Date(Date.now() - days * 24 * 60 * minute).toISOString());
    expect(idsOf(await list(`?from=${day(2.5)}`))).toEqual(ids.slice(0, 2));
    expect(idsOf(await list(`?from=${day(3.5)}&to=${day(1.5)}`))).toEqual(ids.slice(1, 3));
    expect(idsOf(await list(`?to=${day(9)}`))).toEqual([special]);
    for (const query of [
      'event=role.created',
      'outcome=REFUSED',
      `actor=${admin.id}`,
      `target=${other.toUpperCase()}`,
      `event=role.created&outcome=REFUSED&count=true`,
    ]) {
      expect({ query, ids: idsOf(await list(`?${query}`)) }).toEqual({ query, ids: [special] });
    }
    expect((await list('?event=role.deleted')).size).toBe(0);
  });

  test('elsewhere is not told', async () => {
    const [id = ''] = await given(1);
    const stranger = await givenPasscode(await givenMember(await givenProject()));
    expect((await ask('', stranger)).body).toMatchObject({ size: 0 });
    const params = { eventId: id };
    for (const call of [
      { passcode: stranger, params },
      { passcode, params: { eventId: randomUUID() } },
      { passcode, params: { eventId: 'nonsense' } },
    ]) {
      expect((await callApi(auditEvent.GET, call)).status).toBe(404);
    }
  });

  test.each(['APPROVER', 'CREATOR', 'MEMBER'] as const)('is no concern of a %s', async (role) => {
    const [id = ''] = await given(1);
    const by = await givenPasscode(await givenMember(admin.project, role));
    const refused = { status: 403, body: { code: 'forbidden' } };
    expect(await ask('', by)).toMatchObject(refused);
    expect(await callApi(auditEvent.GET, { passcode: by, params: { eventId: id } })).toMatchObject(
      refused,
    );
    expect((await download('', by)).status).toBe(403);
  });

  test.each([
    ['cursor=nonsense', 'cursor'],
    [`cursor=${Buffer.from('at:nonsense').toString('base64url')}`, 'cursor'],
    ['limit=501', 'limit'],
    ['from=yesterday', 'from'],
    ['to=2027-01-01', 'to'],
    ['event=user.exploded', 'event'],
    ['outcome=refused', 'outcome'],
    ['actor=me', 'actor'],
    ['target=1', 'target'],
    ['q=asha', 'q'],
  ])('is not listed by %s', async (query, parameter) => {
    expect(await ask(`?${query}`)).toMatchObject({
      status: 422,
      body: { errors: [{ source: { parameter } }] },
    });
  });
});

describe('the file', () => {
  test('holds all that match, whatever the page, with formulas defused, and is recorded', async () => {
    await given(2_100);
    await given(1, { targetName: '=1+1', reason: '＠SUM(A1)', after: { a: 1 } }, () => 0);
    await given(1, { event: 'role.created' }, () => 1);
    const response = await download('?event=user.disabled&limit=1');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('x-correlation-id')).not.toBeNull();
    expect(response.headers.get('content-disposition')).toContain(`${admin.project.slug}-audit-`);
    const [header, first, ...rest] = (await response.text()).trimEnd().split('\r\n');
    expect(header).toMatch(/^(\ufeff)?Time,Event,Event key,Outcome,/);
    expect(first).toContain(",User disabled,user.disabled,SUCCESS,,,,user,'=1+1,");
    expect(first).toContain(`,"{""a"":1}",'＠SUM(A1),`);
    expect(rest).toHaveLength(2_100);
    expect(new Set(rest.map((line) => line.slice(line.lastIndexOf(',')))).size).toBe(2_100);
    expect((await list('?event=audit.downloaded')).data).toMatchObject([
      { actor: { id: admin.id }, after: { event: 'user.disabled' } },
    ]);
  });

  test('is no download for who asks for its headers alone', async () => {
    const reader = await givenMember(admin.project);
    const { status, headers } = await download('', await givenPasscode(reader), 'HEAD');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json']);
    expect((await list(`?event=audit.downloaded&actor=${reader.id}`)).data).toEqual([]);
  });

  const endings: [string, (by: GivenMember) => Promise<unknown>][] = [
    [
      'the passcode is revoked',
      ({ memberId }) =>
        database().passcode.updateMany({ where: { memberId }, data: { revokedAt: new Date() } }),
    ],
    [
      'its owner is disabled',
      ({ id }) => database().user.update({ where: { id }, data: { disabledAt: new Date() } }),
    ],
    ['its owner loses the right to read it', (by) => givenOverrides(by, { audit: 'NONE' })],
  ];
  test.each(endings)('breaks off once %s', async (_, end) => {
    await given(2_500);
    const by = await givenMember(admin.project);
    const response = await download('', await givenPasscode(by));
    const reader = response.body!.getReader();
    await reader.read();
    await reader.read();
    await end(by);
    const rest = async () => {
      while (!(await reader.read()).done);
    };
    await expect(rest()).rejects.toMatchObject({ name: 'AppError' });
    expect((await list('?event=audit.download_broken_off')).data).toMatchObject([
      { actor: { id: by.id }, outcome: 'REFUSED' },
    ]);
  });
});

test.each(['0000-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '9999-12-31T23:59:59Z', 'yesterday'])(
  'asks for a moment that there is, which %s is not',
  async (moment) => {
    for (const name of ['from', 'to']) {
      const path = `/audit-events?${name}=${moment}`;
      const answer = await callApi(auditEvents.GET, { passcode, path });
      expect(answer).toMatchObject({
        status: 422,
        body: { errors: [{ source: { parameter: name } }] },
      });
    }
  },
);
