import type { z } from 'zod';
import { expect, test } from 'vitest';
import type { ApiRequest } from '@/lib/core/curl';
import { inviteBody } from '@/lib/invitations/api-schema';
import {
  newUserBody,
  userDetailsBody,
  userOverridesBody,
  userRolesBody,
  userScopesBody,
} from '@/lib/members/api-schema';
import { personActs } from '@/lib/members/person-schema';
import { assignRolesBody } from '@/lib/members/role-assignment-schema';
import { createRoleBody, updateRoleBody } from '@/lib/roles/api-schema';
import { canBeNamed, requestsOf, type RequestForm } from './form-requests';

const [userId, roleId, otherId, productId] = ['a', 'b', 'c', 'd'].map(
  (letter) => `${letter.repeat(8)}-0000-4000-8000-000000000000`,
) as [string, string, string, string];
const entries = [
  { id: productId, kind: 'PRODUCT', externalId: 'P-100', name: 'Cards', retired: false },
] as const;
const hidden = { project: 'acme', userId, back: '/acme/users', basis: 'x' };
const scoped = { productScope: 'LIST', products: productId, gatewayScope: 'ALL' };

/** What each form posts, the calls that it stands for, and the schemas that parse their bodies. */
const cases: {
  form: RequestForm;
  posted: Parameters<typeof requestsOf>[1];
  requests: (ApiRequest & { schema?: z.ZodType })[];
}[] = [
  {
    form: { of: 'invite', entries },
    posted: {
      project: 'acme',
      email: ['asha@example.com', '', ' ravi@example.com'],
      role: [roleId, roleId, otherId],
      ...scoped,
      endsAt: '',
    },
    requests: [
      {
        method: 'POST',
        path: '/invitations',
        schema: inviteBody,
        body: {
          rows: [
            { email: 'asha@example.com', roles: [roleId] },
            { email: 'ravi@example.com', roles: [otherId] },
          ],
          scopes: { products: ['P-100'], gateways: 'ALL' },
          endsAt: null,
        },
      },
    ],
  },
  {
    form: { of: 'create-user', entries },
    posted: {
      project: 'acme',
      email: ' Asha@Example.com',
      firstName: "Asha O'Hara",
      lastName: 'Rao',
      mobile: '',
      roles: [roleId, otherId],
      [`roleEndsAt[${otherId}]`]: '2027-03-31T18:30:00.000Z',
      'levels[payments]': 'READ',
      'levels[payments.refunds]': '',
      ...scoped,
      endsAt: '',
    },
    requests: [
      {
        method: 'POST',
        path: '/users',
        schema: newUserBody,
        body: {
          email: 'Asha@Example.com',
          firstName: "Asha O'Hara",
          lastName: 'Rao',
          mobile: null,
          roles: [
            { id: roleId, endsAt: null },
            { id: otherId, endsAt: '2027-03-31T18:30:00.000Z' },
          ],
          overrides: { payments: 'READ' },
          scopes: { products: ['P-100'], gateways: 'ALL' },
          endsAt: null,
        },
      },
    ],
  },
  {
    form: { of: 'edit-role-of-user' },
    posted: { ...hidden, roles: roleId, [`roleEndsAt[${roleId}]`]: '', endsAt: '2027-03-31' },
    requests: [
      {
        method: 'PUT',
        path: `/users/${userId}/roles`,
        schema: userRolesBody,
        body: { roles: [{ id: roleId, endsAt: null }] },
      },
      {
        method: 'PATCH',
        path: `/users/${userId}`,
        schema: userDetailsBody,
        body: { endsAt: '2027-03-31' },
      },
    ],
  },
  {
    form: { of: 'update-access', entries },
    posted: { ...hidden, 'levels[users]': '', 'levels[payments]': 'NONE', ...scoped },
    requests: [
      {
        method: 'PUT',
        path: `/users/${userId}/overrides`,
        schema: userOverridesBody,
        body: { overrides: { payments: 'NONE' } },
      },
      {
        method: 'PUT',
        path: `/users/${userId}/scopes`,
        schema: userScopesBody,
        body: { products: ['P-100'], gateways: 'ALL' },
      },
    ],
  },
  {
    form: { of: 'create-role' },
    posted: { project: 'acme', name: 'Refund "desk"', 'levels[payments]': 'READ_WRITE' },
    requests: [
      {
        method: 'POST',
        path: '/roles',
        schema: createRoleBody,
        body: { name: 'Refund "desk"', levels: { payments: 'READ_WRITE' } },
      },
    ],
  },
  {
    form: { of: 'edit-role' },
    posted: { project: 'acme', roleId, reviewed: '', basis: 'x', name: 'Desk' },
    requests: [
      {
        method: 'PATCH',
        path: `/roles/${roleId}`,
        schema: updateRoleBody,
        body: { name: 'Desk', levels: {} },
      },
    ],
  },
  {
    form: { of: 'assign-roles' },
    posted: { project: 'acme', selection: 'USERS', users: [userId, otherId], assign: roleId },
    requests: [
      {
        method: 'POST',
        path: '/roles:assign',
        schema: assignRolesBody,
        body: { users: [userId, otherId], assign: [roleId], unassign: [] },
      },
    ],
  },
];

test.each(cases)('the form $form.of is the same as these calls', ({ form, posted, requests }) => {
  expect(requestsOf(form, posted)).toEqual(
    requests.map(({ method, path, body }) => ({ method, path, body })),
  );
  for (const { schema, body } of requests) {
    expect(schema?.safeParse(body)).toMatchObject({ success: true });
  }
});

test('each act on a person is one call without a body', () => {
  const calls = personActs.map((act) => requestsOf({ of: 'person-act', act }, hidden)[0]);
  expect(calls.map((call) => `${call?.method} ${call?.path.replace(userId, '{userId}')}`)).toEqual([
    'POST /users/{userId}/disable',
    'POST /users/{userId}/enable',
    'POST /users/{userId}/lock',
    'POST /users/{userId}/unlock',
    'POST /users/{userId}/revoke-access',
    'POST /users/{userId}/grant-access',
    'DELETE /users/{userId}',
  ]);
});

test('a call names up to 500 users, and not "all that match"', () => {
  expect(canBeNamed({ kind: 'users', ids: Array<string>(500).fill(userId) })).toBe(true);
  expect(canBeNamed({ kind: 'users', ids: Array<string>(501).fill(userId) })).toBe(false);
  expect(canBeNamed({ kind: 'matching' })).toBe(false);
});
