import { beforeEach, describe, expect, test } from 'vitest';
import * as gateways from '@/app/api/v1/gateways/route';
import * as gateway from '@/app/api/v1/gateways/[entryId]/route';
import * as modules from '@/app/api/v1/modules/route';
import * as moduleById from '@/app/api/v1/modules/[moduleId]/route';
import * as products from '@/app/api/v1/products/route';
import * as product from '@/app/api/v1/products/[entryId]/route';
import { callApi, givenPasscode } from '@/tests/support/api';
import { auditTrail } from '@/tests/support/audit-trail';
import { givenOverrides, givenScopeItem, levelsNow } from '@/tests/support/given-access';
import { moduleIn } from '@/tests/support/given-modules';
import { givenMember, givenProject, type GivenMember } from '@/tests/support/given-project';

type List = { data: { key: string; externalId: string }[]; links: { next: string | null } };

let admin: GivenMember;
let passcode: string;

beforeEach(async () => {
  admin = await givenMember(await givenProject());
  passcode = await givenPasscode(admin);
});

const pointersOf = (body: unknown) =>
  (body as { errors: { source: { pointer: string } }[] }).errors
    .map(({ source }) => source.pointer)
    .sort();

describe('modules', () => {
  const add = (body: unknown) => callApi(modules.POST, { passcode, body });
  const get = (moduleId: string) => callApi(moduleById.GET, { passcode, params: { moduleId } });
  const change = (moduleId: string, body: unknown) =>
    callApi(moduleById.PATCH, { passcode, params: { moduleId }, body, method: 'PATCH' });
  const retire = (moduleId: string) =>
    callApi(moduleById.DELETE, { passcode, params: { moduleId }, method: 'DELETE' });
  const list = async (query = '') => {
    const { body } = await callApi(modules.GET, { passcode, path: `/modules${query}` });
    return body as List;
  };

  test('are listed by key, page by page, those in use and the retired apart', async () => {
    const first = await list('?limit=12');
    expect(first.links.next).not.toBeNull();
    const second = await list(first.links.next?.split('/modules')[1]);
    const keys = [...first.data, ...second.data].map(({ key }) => key);
    expect(keys).toEqual([...keys].sort());
    expect(keys).toContain('payments.refunds');
    expect(keys).toContain('settings');
    await retire((await moduleIn(admin.project, 'payments')).id);
    const retired = (await list('?retired=true')).data.map(({ key }) => key);
    expect(retired).toEqual(keys.filter((key) => key.startsWith('payments')));
    expect((await list('?retired=false')).data).toHaveLength(keys.length - retired.length);
  });

  test('are added, and parts of them, which everybody’s system roles reach at once', async () => {
    const added = await add({ key: 'lending', name: 'Lending' });
    expect(added).toMatchObject({
      status: 201,
      body: { type: 'module', key: 'lending', parent: null, retired: false, kind: 'PRODUCT' },
    });
    const { id } = added.body as { id: string };
    expect(added.headers.get('location')).toBe(`http://localhost:3000/api/v1/modules/${id}`);
    expect(await add({ key: 'lending.loans', name: 'Loans', parent: 'lending' })).toMatchObject({
      status: 201,
      body: { key: 'lending.loans', parent: 'lending', position: 1 },
    });
    expect((await levelsNow(admin))['lending.loans']).toBe('READ_WRITE');
    expect(await auditTrail(id)).toEqual(['module.created']);
  });

  test('are renamed and moved', async () => {
    const { id } = await moduleIn(admin.project, 'payments.settlements');
    expect((await get(id)).body).toMatchObject({ position: 3 });
    const { body } = await change(id, { name: 'Payouts', position: 1 });
    expect(body).toMatchObject({ key: 'payments.settlements', name: 'Payouts', position: 1 });
    const { id: next } = await moduleIn(admin.project, 'payments.orders');
    expect((await get(next)).body).toMatchObject({ position: 2 });
    expect((await change(id, { position: 200 })).body).toMatchObject({ position: 3 });
    expect((await change(id, { position: 3 })).status).toBe(200);
    expect(await auditTrail(id)).toEqual(['module.renamed', 'module.moved', 'module.moved']);
  });

  test('are retired and restored, once', async () => {
    const { id } = await moduleIn(admin.project, 'payments');
    expect(await retire(id)).toMatchObject({ status: 204, body: null });
    expect((await retire(id)).status).toBe(204);
    expect((await get(id)).body).toMatchObject({ retired: true, position: null });
    const part = await moduleIn(admin.project, 'payments.orders');
    expect((await get(part.id)).body).toMatchObject({ retired: true, retiredAt: null });
    expect((await levelsNow(admin))['payments.orders']).toBeUndefined();
    expect(await change(id, { retired: false, name: 'Pay' })).toMatchObject({
      status: 200,
      body: { retired: false, retiredAt: null, name: 'Pay' },
    });
    expect((await levelsNow(admin))['payments.orders']).toBe('READ_WRITE');
    expect(await auditTrail(id)).toEqual(['module.retired', 'module.restored', 'module.renamed']);
  });

  test('that are retired cannot be renamed', async () => {
    const { id } = await moduleIn(admin.project, 'payments');
    await retire(id);
    expect(await change(id, { name: 'Pay' })).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    });
  });

  test('of the dashboard itself are fixed', async () => {
    const { id } = await moduleIn(admin.project, 'users');
    const fixed = { status: 403, body: { code: 'forbidden' } };
    expect((await get(id)).body).toMatchObject({ kind: 'CONSOLE' });
    expect(await retire(id)).toMatchObject(fixed);
    expect(await change(id, { name: 'People' })).toMatchObject(fixed);
    expect(await add({ key: 'users.groups', name: 'Groups' })).toMatchObject(fixed);
  });

  test.each<[string, unknown, string[]]>([
    ['nothing', {}, ['/key', '/name']],
    ['wrong types', { key: 1, name: null }, ['/key', '/name']],
    ['unknown fields', { key: 'x', name: 'X', position: 1 }, ['/position']],
    ['a key of three parts', { key: 'a.b.c', name: 'X' }, ['/key']],
    ['a key that is taken', { key: 'payments', name: 'X' }, ['/key']],
    ['a key of another module', { key: 'payments.x', name: 'X', parent: 'analytics' }, ['/key']],
    ['a key without its module', { key: 'x', name: 'X', parent: 'payments' }, ['/key']],
    ['a part of nothing', { key: 'nothing.x', name: 'X' }, ['/key']],
    ['a name that is taken', { key: 'x', name: 'payments' }, ['/name']],
  ])('of %s are refused', async (_, body, pointers) => {
    const answer = await add(body);
    expect(answer.status).toBe(422);
    expect(pointersOf(answer.body)).toEqual(pointers);
    expect((await list('?limit=500')).data.filter(({ key }) => key === 'x')).toEqual([]);
  });

  test.each<[unknown, string[]]>([
    [{}, ['']],
    [{ position: 0 }, ['/position']],
    [{ retired: 'yes', key: 'x' }, ['/key', '/retired']],
  ])('do not become %j', async (body, pointers) => {
    const answer = await change((await moduleIn(admin.project, 'payments')).id, body);
    expect(answer.status).toBe(422);
    expect(pointersOf(answer.body)).toEqual(pointers);
  });
});

describe.each([
  ['products', 'product', 'PRODUCT', products, product, gateway],
  ['gateways', 'gateway', 'GATEWAY', gateways, gateway, product],
] as const)('%s', (path, type, kind, all, one, others) => {
  const add = (body: unknown) => callApi(all.POST, { passcode, body });
  const get = (entryId: string) => callApi(one.GET, { passcode, params: { entryId } });
  const change = (entryId: string, body: unknown, headers = {}) =>
    callApi(one.PATCH, { passcode, params: { entryId }, body, method: 'PATCH', headers });
  const retire = (entryId: string) =>
    callApi(one.DELETE, { passcode, params: { entryId }, method: 'DELETE' });

  test('are listed by their ID, page by page', async () => {
    const ids = ['b', 'a', 'C', 'd'];
    for (const id of ids) await givenScopeItem(admin.project, kind, id);
    await givenScopeItem(admin.project, kind === 'PRODUCT' ? 'GATEWAY' : 'PRODUCT', 'zzz');
    const first = await callApi(all.GET, { passcode, path: `/${path}?limit=3` });
    const { data, links } = first.body as List;
    expect(data.map(({ externalId }) => externalId)).toEqual(['C', 'a', 'b']);
    const next = links.next?.split('/api/v1')[1] ?? '';
    const second = await callApi(all.GET, { passcode, path: next });
    expect((second.body as List).data).toMatchObject([{ type, externalId: 'd' }]);
  });

  test('are added, renamed, retired and restored', async () => {
    const added = await add({ externalId: ' P-100 ', name: 'Card payments' });
    const { id } = added.body as { id: string };
    expect(added).toMatchObject({
      status: 201,
      body: { type, externalId: 'P-100', name: 'Card payments', retired: false, retiredAt: null },
    });
    expect(added.headers.get('location')).toBe(`http://localhost:3000/api/v1/${path}/${id}`);
    const etag = added.headers.get('etag') ?? '';
    expect((await change(id, { name: 'Cards' }, { 'if-match': etag })).body).toMatchObject({
      name: 'Cards',
    });
    expect((await change(id, { name: 'C' }, { 'if-match': etag })).status).toBe(409);
    expect((await retire(id)).status).toBe(204);
    expect((await retire(id)).status).toBe(204);
    expect((await get(id)).body).toMatchObject({ retired: true });
    expect((await change(id, { name: 'X' })).status).toBe(409);
    expect((await change(id, { retired: false, name: 'X' })).body).toMatchObject({
      retired: false,
      name: 'X',
    });
    const events = ['created', 'renamed', 'retired', 'restored', 'renamed'];
    expect(await auditTrail(id)).toEqual(events.map((event) => `${type}.${event}`));
    const listed = await callApi(all.GET, { passcode, path: `/${path}?retired=true` });
    expect(listed.body).toMatchObject({ size: 0 });
  });

  test('are not found under the other kind', async () => {
    const entryId = await givenScopeItem(admin.project, kind, 'x');
    const params = { entryId };
    expect((await callApi(others.GET, { passcode, params })).status).toBe(404);
    expect((await callApi(others.DELETE, { passcode, params, method: 'DELETE' })).status).toBe(404);
    expect((await get(entryId)).body).toMatchObject({ retired: false });
  });

  test.each<[string, unknown, string[]]>([
    ['nothing', {}, ['/externalId', '/name']],
    ['wrong types', { externalId: 1, name: [] }, ['/externalId', '/name']],
    ['unknown fields', { externalId: 'x', name: 'X', kind: 'GATEWAY' }, ['/kind']],
    ['an ID with spaces', { externalId: 'a b', name: 'X' }, ['/externalId']],
    ['an ID that is taken', { externalId: 'taken', name: 'X' }, ['/externalId']],
  ])('of %s are refused', async (_, body, pointers) => {
    await givenScopeItem(admin.project, kind, 'taken');
    const answer = await add(body);
    expect(answer.status).toBe(422);
    expect(pointersOf(answer.body)).toEqual(pointers);
  });
});

describe('who only reads settings', () => {
  test('changes nothing, not even what is so already', async () => {
    const reader = await givenMember(admin.project, 'MEMBER');
    await givenOverrides(reader, { settings: 'READ' });
    const by = await givenPasscode(reader);
    const { id } = await moduleIn(admin.project, 'payments');
    const entryId = await givenScopeItem(admin.project, 'PRODUCT', 'x');
    const call = { passcode: by, method: 'PATCH', body: { retired: false } };
    for (const answer of [
      await callApi(moduleById.PATCH, { ...call, params: { moduleId: id } }),
      await callApi(product.PATCH, { ...call, params: { entryId } }),
    ]) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
    expect((await callApi(modules.GET, { passcode: by })).status).toBe(200);
  });
});
