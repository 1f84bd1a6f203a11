import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { apiRoutes } from '@/app/api/v1/operations';
import { lockProjectAccess } from '@/lib/auth/lock-access';
import type { ApiHandler } from '@/lib/delivery/api/api-route';
import { database } from '@/lib/platform/database';
import { transact } from '@/lib/platform/transact';
import { callApi, givenPasscode } from '@/tests/support/api';
import { givenRole, givenScopeItem } from '@/tests/support/given-access';
import { moduleIn } from '@/tests/support/given-modules';
import { givenMember, givenProject, type GivenMember } from '@/tests/support/given-project';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
type Call = { method: Method; path: string; id?: string; body?: unknown };

let admin: GivenMember;
let ids: { role: string; module: string; product: string; gateway: string };
const passcodes: Record<string, string> = {};

async function idsIn({ project }: GivenMember): Promise<typeof ids> {
  return {
    role: await givenRole(project, 'Own', { payments: 'READ' }),
    module: (await moduleIn(project, 'payments.orders')).id,
    product: await givenScopeItem(project, 'PRODUCT', 'P-1'),
    gateway: await givenScopeItem(project, 'GATEWAY', 'G-1'),
  };
}

beforeAll(async () => {
  admin = await givenMember(await givenProject());
  ids = await idsIn(admin);
  const role = { member: 'MEMBER', creator: 'CREATOR', approver: 'APPROVER' } as const;
  for (const [name, key] of Object.entries(role)) {
    passcodes[name] = await givenPasscode(await givenMember(admin.project, key));
  }
  passcodes.reading = await givenPasscode(await givenMember(admin.project), { readOnly: true });
  passcodes.admin = await givenPasscode(admin);
});

function ask({ method, path, id, body }: Call, passcode: string | undefined) {
  const handlers = apiRoutes[path] as Record<Method, ApiHandler> | undefined;
  const name = /\{(\w+)\}/.exec(path)?.[1];
  return callApi(handlers![method], {
    passcode: passcode!,
    path: id === undefined ? path : path.replace(/\{\w+\}/, id),
    params: name && id !== undefined ? { [name]: id } : {},
    method,
    body,
  });
}

const single = [
  ['role', '/roles/{roleId}'],
  ['module', '/modules/{moduleId}'],
  ['product', '/products/{entryId}'],
  ['gateway', '/gateways/{entryId}'],
] as const;
const name = { name: 'Renamed by a test' };
const creations: [string, unknown][] = [
  ['/roles', { name: 'Made by a test' }],
  ['/modules', { key: 'made', name: 'Made by a test' }],
  ['/products', { externalId: 'made', name: 'Made by a test' }],
  ['/gateways', { externalId: 'made', name: 'Made by a test' }],
];

async function everything() {
  const { id: projectId } = admin.project;
  return [
    await database().role.findMany({ where: { projectId }, orderBy: { id: 'asc' } }),
    await database().module.findMany({ where: { projectId }, orderBy: { id: 'asc' } }),
    await database().scopeItem.findMany({ where: { projectId }, orderBy: { id: 'asc' } }),
    await database().memberRole.count({ where: { projectId } }),
  ];
}

function writes(): Call[] {
  const assignment = { users: [admin.id], assign: [ids.role] };
  return [
    ...creations.map(([path, body]): Call => ({ method: 'POST', path, body })),
    ...single.flatMap(([key, path]): Call[] => [
      { method: 'PATCH', path, id: ids[key], body: name },
      { method: 'DELETE', path, id: ids[key] },
    ]),
    { method: 'POST', path: '/roles:assign', body: assignment },
    { method: 'POST', path: '/roles:assign', body: { ...assignment, dryRun: true } },
  ];
}

async function expectRefusals(who: string) {
  for (const call of writes()) {
    const { status, body } = await ask(call, passcodes[who]);
    expect({ call, status, body }).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  }
}

describe.each(['member', 'creator', 'approver', 'reading'])('by a passcode of a %s', (who) => {
  test('every write is refused, and nothing is written', async () => {
    const before = await everything();
    await expectRefusals(who);
    expect(await everything()).toEqual(before);
  });
});

// The embedded database runs one transaction at a time.
test.runIf(inject('engine') === 'postgres')(
  'who lacks the right waits for no lock, and makes nobody wait',
  async () => {
    await transact(async (tx) => {
      await lockProjectAccess(tx, admin.project.id, 'exclusive');
      await expectRefusals('approver');
    });
  },
);

test.each([
  ['member', ['/roles', '/modules', '/products', '/gateways']],
  ['creator', ['/roles', '/modules', '/products', '/gateways']],
  ['approver', ['/modules', '/products', '/gateways']],
])('a %s does not even read what they lack', async (who, paths) => {
  for (const path of paths) {
    const { status, body } = await ask({ method: 'GET', path }, passcodes[who]);
    expect({ path, status, body }).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  }
});

test('a passcode that only reads, reads', async () => {
  for (const path of ['/roles', '/modules', '/products', '/gateways']) {
    expect((await ask({ method: 'GET', path }, passcodes.reading)).status).toBe(200);
  }
});

describe.each(single)('a %s', (key, path) => {
  test.each([
    ['of another project', async () => (await idsIn(await givenMember(await givenProject())))[key]],
    ['that there is not', async () => randomUUID()],
    ['with a malformed ID', async () => 'some-thing'],
  ])('%s is not found', async (_, idOf) => {
    const id = await idOf();
    const calls: Call[] = [
      { method: 'GET', path, id },
      { method: 'PATCH', path, id, body: name },
      { method: 'DELETE', path, id },
    ];
    for (const call of calls) {
      const { status, body } = await ask(call, passcodes.admin);
      expect({ call, status, body }).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
  });

  test('can be named in either case', async () => {
    const id = ids[key].toUpperCase();
    for (const call of [{ method: 'GET' }, { method: 'PATCH', body: name }] as const) {
      const { status, body } = await ask({ ...call, path, id }, passcodes.admin);
      expect({ call, status, body }).toMatchObject({ status: 200, body: { id: ids[key] } });
    }
  });

  test('takes no parameters that it does not know', async () => {
    for (const method of ['GET', 'DELETE'] as const) {
      const call = { method, path: `${path}?force=true`, id: ids[key] };
      const handlers = apiRoutes[path] as Record<Method, ApiHandler> | undefined;
      const params = { [/\{(\w+)\}/.exec(path)![1]!]: ids[key] };
      const answer = await callApi(handlers![method], {
        ...call,
        passcode: passcodes.admin!,
        params,
      });
      expect(answer).toMatchObject({
        status: 422,
        body: { errors: [{ code: 'unknown_field', source: { parameter: 'force' } }] },
      });
    }
  });
});

describe.each(['/roles', '/modules', '/products', '/gateways'])('the list of %s', (path) => {
  test.each([
    ['cursor=nonsense', 'cursor'],
    [`cursor=${Buffer.from('["name","after"]').toString('base64url')}`, 'cursor'],
    ['limit=0', 'limit'],
    ['limit=501', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['sort=name', 'sort'],
  ])('refuses %s', async (query, parameter) => {
    const handlers = apiRoutes[path];
    const call = { passcode: passcodes.admin!, path: `${path}?${query}` };
    expect(await callApi(handlers!.GET, call)).toMatchObject({
      status: 422,
      body: { code: 'invalid', errors: [{ source: { parameter } }] },
    });
  });
});
