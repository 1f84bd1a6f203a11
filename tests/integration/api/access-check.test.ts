import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { POST } from '@/app/api/v1/access/check/route';
import { database } from '@/lib/platform/database';
import { callApi, givenPasscode } from '@/tests/support/api';
import { givenOverrides, givenScopeItem, restrictToProducts } from '@/tests/support/given-access';
import { givenMember, givenProject, type GivenMember } from '@/tests/support/given-project';

let admin: GivenMember;
let target: GivenMember;
let passcode: string;

beforeAll(async () => {
  admin = await givenMember(await givenProject());
  target = await givenMember(admin.project, 'MEMBER');
  passcode = await givenPasscode(admin);
});

const ask = (body: unknown, by = passcode) => callApi(POST, { passcode: by, body });
const refunds = { module: 'payments.refunds', level: 'READ' };

describe('one question', () => {
  test('is answered by one object, with where the level comes from', async () => {
    const { status, body, headers } = await ask({ user: target.id, ...refunds });
    expect(status).toBe(200);
    expect(headers.get('etag')).toBeNull();
    expect(body).toEqual({
      allowed: true,
      level: 'READ',
      origin: {
        kind: 'roles',
        module: null,
        roles: [{ id: admin.project.roleIds.MEMBER, name: 'Member', inheritedFrom: null }],
        because: null,
      },
      reason: 'Role Member.',
    });
  });

  test('names the person by their address too, however it is spelled', async () => {
    const { body } = await ask({ user: ` ${target.email.toUpperCase()} `, ...refunds });
    expect(body).toMatchObject({ allowed: true, level: 'READ' });
  });

  test('is denied for want of a level, by an override, and when the person is disabled', async () => {
    const person = await givenMember(admin.project, 'MEMBER');
    const write = { user: person.id, module: 'payments.refunds', level: 'READ_WRITE' };
    expect((await ask(write)).body).toMatchObject({
      allowed: false,
      level: 'READ',
      reason: 'Read only: role Member.',
    });
    await givenOverrides(person, { payments: 'NONE' });
    expect((await ask({ user: person.id, ...refunds })).body).toMatchObject({
      allowed: false,
      level: 'NONE',
      origin: { kind: 'override', module: 'payments', roles: [], because: null },
    });
    await database().user.update({ where: { id: person.id }, data: { disabledAt: new Date() } });
    expect((await ask({ user: person.id, ...refunds })).body).toMatchObject({
      allowed: false,
      origin: { kind: 'not_in_force', because: 'disabled' },
    });
  });

  test('about a product or gateway is allowed inside the scope only', async () => {
    const person = await givenMember(admin.project, 'MEMBER');
    const shop = await givenScopeItem(admin.project, 'PRODUCT', 'P-shop');
    await givenScopeItem(admin.project, 'PRODUCT', 'P-other');
    await givenScopeItem(admin.project, 'GATEWAY', 'G-1');
    await restrictToProducts(person, [shop]);
    const about = { user: person.id, ...refunds };
    const { body } = await ask({
      questions: [
        { ...about, product: 'P-shop', gateway: 'G-1' },
        { ...about, product: 'P-other' },
        { ...about, product: 'P-unheard' },
        { ...about, gateway: 'P-shop' },
      ],
    });
    expect(body).toMatchObject({
      answers: [
        { allowed: true },
        { allowed: false, level: 'READ', reason: 'The product is outside their scope.' },
        { allowed: false },
        { allowed: false, reason: 'The gateway is outside their scope.' },
      ],
    });
  });

  test.each([
    ['who was never there', () => randomUUID()],
    ['whose address is unknown', () => 'nobody@example.com'],
    ['of another project', async () => (await givenMember(await givenProject())).id],
    ['of another project, by address', async () => (await givenMember(await givenProject())).email],
  ])('about somebody %s is answered with no', async (_, user) => {
    expect(await ask({ user: await user(), ...refunds })).toMatchObject({
      status: 200,
      body: {
        allowed: false,
        level: 'NONE',
        origin: { kind: 'none' },
        reason: 'There is no such user in this project.',
      },
    });
  });

  test('about a module that there is not is answered with no', async () => {
    const { body } = await ask({ user: target.id, module: 'constructor', level: 'READ' });
    expect(body).toMatchObject({ allowed: false, reason: 'There is no such module.' });
  });

  test('may be asked by a passcode that only reads', async () => {
    const reader = await givenMember(admin.project);
    const reading = await givenPasscode(reader, { readOnly: true });
    const { body } = await ask({ user: admin.id, ...refunds, level: 'READ_WRITE' }, reading);
    expect(body).toMatchObject({ allowed: true, level: 'READ_WRITE' });
  });

  test('is refused to those who may not read users', async () => {
    const by = await givenPasscode(await givenMember(admin.project, 'MEMBER'));
    expect(await ask({ user: target.id, ...refunds }, by)).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
  });
});

describe('many questions', () => {
  test('are answered in their order, a hundred at once', async () => {
    const questions = Array.from({ length: 100 }, (_, index) => ({
      user: [target.id, 'nobody@example.com', admin.email][index % 3],
      ...refunds,
      level: 'READ_WRITE',
    }));
    const { body } = await ask({ questions });
    const { answers } = body as { answers: { allowed: boolean; reason: string }[] };
    expect(answers).toHaveLength(100);
    expect(answers.slice(0, 3)).toMatchObject([
      { allowed: false, reason: 'Read only: role Member.' },
      { allowed: false, reason: 'There is no such user in this project.' },
      { allowed: true, reason: 'Role Admin.' },
    ]);
  });

  const question = { user: 'a@example.com', ...refunds };
  test.each<[string, unknown, string[]]>([
    ['no question', {}, ['/user', '/module', '/level']],
    ['no list', { questions: 'all' }, ['/questions']],
    ['an empty list', { questions: [] }, ['/questions']],
    ['too many', { questions: Array.from({ length: 101 }, () => question) }, ['/questions']],
    ['a list by itself', [question], ['']],
    [
      'a wrong level and an unknown field among them',
      { questions: [question, { ...question, level: 'ADMIN', because: 1 }] },
      ['/questions/1/level', '/questions/1/because'],
    ],
    ['a number for a user', { ...question, user: 7 }, ['/user']],
    ['neither ID nor address', { ...question, user: 'asha' }, ['/user']],
    ['an unknown field', { ...question, project: 'x' }, ['/project']],
  ])('with %s are refused, with every place', async (_, body, pointers) => {
    const { status, body: problem } = await ask(body);
    expect(status).toBe(422);
    const { errors = [] } = problem as { errors?: { source: { pointer: string } }[] };
    expect(errors.map(({ source }) => source.pointer).sort()).toEqual(pointers.sort());
  });
});

test('other methods are answered with what is taken', async () => {
  const { GET } = await import('@/app/api/v1/access/check/route');
  const { status, headers } = await callApi(GET, { passcode });
  expect(status).toBe(405);
  expect(headers.get('allow')).toBe('POST, OPTIONS');
});
