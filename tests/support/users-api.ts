import * as userAccess from '@/app/api/v1/users/[userId]/access/route';
import * as userDisable from '@/app/api/v1/users/[userId]/disable/route';
import * as userEnable from '@/app/api/v1/users/[userId]/enable/route';
import * as userGrantAccess from '@/app/api/v1/users/[userId]/grant-access/route';
import * as userLock from '@/app/api/v1/users/[userId]/lock/route';
import * as userOverrides from '@/app/api/v1/users/[userId]/overrides/route';
import * as userPasscode from '@/app/api/v1/users/[userId]/passcode/route';
import * as userRevokeAccess from '@/app/api/v1/users/[userId]/revoke-access/route';
import * as userRoles from '@/app/api/v1/users/[userId]/roles/route';
import * as user from '@/app/api/v1/users/[userId]/route';
import * as userScopes from '@/app/api/v1/users/[userId]/scopes/route';
import * as userUnlock from '@/app/api/v1/users/[userId]/unlock/route';
import * as users from '@/app/api/v1/users/route';
import { callApi } from './api';

const routes = {
  access: userAccess,
  disable: userDisable,
  enable: userEnable,
  'grant-access': userGrantAccess,
  lock: userLock,
  overrides: userOverrides,
  passcode: userPasscode,
  'revoke-access': userRevokeAccess,
  roles: userRoles,
  scopes: userScopes,
  unlock: userUnlock,
};

export const userActs = [
  'enable',
  'disable',
  'lock',
  'unlock',
  'revoke-access',
  'grant-access',
] as const;

/** What is below a user: "roles", or an act. */
export type BelowUser = keyof typeof routes;
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type Call = { body?: unknown; headers?: Record<string, string> };

/** Calls the address of a user, or one below it, by a passcode. */
export function callUser(
  passcode: string,
  method: Method,
  { id }: { id: string },
  below: BelowUser | null = null,
  call: Call = {},
) {
  const route = below === null ? user : routes[below];
  return callApi(route[method], {
    ...call,
    passcode,
    method,
    path: `/users/${id}${below === null ? '' : `/${below}`}`,
    params: { userId: id },
  });
}

export function postUser(passcode: string, body: unknown, headers: Record<string, string> = {}) {
  return callApi(users.POST, { passcode, method: 'POST', path: '/users', body, headers });
}

export function listUsersBy(passcode: string, query = '') {
  return callApi(users.GET, { passcode, path: `/users${query}` });
}
