import type { ScopeEntry } from '@/components/access/scope-choice';
import type { UserSelection } from '@/components/users/user-selection';
import type { ApiRequest } from '@/lib/core/curl';
import { formInput, type PostedValues } from '@/lib/core/form-values';
import type { PersonAct } from '@/lib/members/person-schema';

/** The forms whose acts the API has too, with what their fields do not tell. */
export type RequestForm =
  | { of: 'invite'; entries: readonly ScopeEntry[] }
  | { of: 'create-user'; entries: readonly ScopeEntry[] }
  | { of: 'edit-role-of-user' }
  | { of: 'update-access'; entries: readonly ScopeEntry[] }
  | { of: 'person-act'; act: PersonAct }
  | { of: 'create-role' }
  | { of: 'edit-role' }
  | { of: 'assign-roles' };

/** The calls that do what the form would, with what it would post. */
export function requestsOf(form: RequestForm, values: PostedValues): ApiRequest[] {
  const user = `/users/${text(values.userId)}`;
  switch (form.of) {
    case 'invite':
      return [{ method: 'POST', path: '/invitations', body: inviteBody(values, form.entries) }];
    case 'create-user':
      return [{ method: 'POST', path: '/users', body: newUserBody(values, form.entries) }];
    case 'edit-role-of-user':
      return [
        { method: 'PUT', path: `${user}/roles`, body: { roles: rolesOf(values) } },
        { method: 'PATCH', path: user, body: { endsAt: orNull(values.endsAt) } },
      ];
    case 'update-access':
      return [
        { method: 'PUT', path: `${user}/overrides`, body: { overrides: levelsOf(values) } },
        { method: 'PUT', path: `${user}/scopes`, body: scopesOf(values, form.entries) },
      ];
    case 'person-act':
      return [personAct(form.act, user)];
    case 'create-role':
      return [{ method: 'POST', path: '/roles', body: roleBody(values) }];
    case 'edit-role':
      return [{ method: 'PATCH', path: `/roles/${text(values.roleId)}`, body: roleBody(values) }];
    case 'assign-roles':
      return [{ method: 'POST', path: '/roles:assign', body: assignmentBody(values) }];
  }
}

const actNames: Record<Exclude<PersonAct, 'delete'>, string> = {
  disable: 'disable',
  enable: 'enable',
  lock: 'lock',
  unlock: 'unlock',
  revoke: 'revoke-access',
  grant: 'grant-access',
};

function personAct(act: PersonAct, user: string): ApiRequest {
  if (act === 'delete') return { method: 'DELETE', path: user };
  return { method: 'POST', path: `${user}/${actNames[act]}` };
}

function inviteBody(values: PostedValues, entries: readonly ScopeEntry[]) {
  const roles = list(values.role);
  const rows = list(values.email).map((email, row) => ({
    email: email.trim(),
    roles: [roles[row] ?? ''],
  }));
  return {
    rows: rows.filter(({ email }) => email !== ''),
    scopes: scopesOf(values, entries),
    endsAt: orNull(values.endsAt),
  };
}

function newUserBody(values: PostedValues, entries: readonly ScopeEntry[]) {
  return {
    email: text(values.email),
    firstName: text(values.firstName),
    lastName: text(values.lastName),
    mobile: orNull(values.mobile),
    roles: rolesOf(values),
    overrides: levelsOf(values),
    scopes: scopesOf(values, entries),
    endsAt: orNull(values.endsAt),
  };
}

function roleBody(values: PostedValues) {
  return { name: text(values.name), levels: levelsOf(values) };
}

function assignmentBody(values: PostedValues) {
  return {
    users: list(values.users),
    assign: list(values.assign),
    unassign: list(values.unassign),
  };
}

/** An end is always said: the form sets it, or takes it away. */
function rolesOf(values: PostedValues) {
  return list(values.roles).map((id) => ({ id, endsAt: orNull(values[`roleEndsAt[${id}]`]) }));
}

/** An empty level stands for "as the roles say", which the API says by leaving the module out. */
function levelsOf(values: PostedValues): Record<string, string> {
  const { levels = {} } = formInput(values);
  return Object.fromEntries(
    Object.entries(levels).flatMap(([key, level]: [string, string | string[]]) =>
      text(level) === '' ? [] : [[key, text(level)]],
    ),
  );
}

/** The API names products and gateways as the project's own systems do, forms by their rows. */
function scopesOf(values: PostedValues, entries: readonly ScopeEntry[]) {
  const named = (ids: string[]) =>
    ids.map((id) => entries.find((entry) => entry.id === id)?.externalId ?? id);
  const scope = (extent: unknown, ids: PostedValues[string] | undefined) =>
    extent === 'LIST' ? named(list(ids)) : 'ALL';
  return {
    products: scope(values.productScope, values.products),
    gateways: scope(values.gatewayScope, values.gateways),
  };
}

function list(value: PostedValues[string] | undefined): string[] {
  return [value ?? []].flat();
}

function text(value: PostedValues[string] | undefined): string {
  return (list(value)[0] ?? '').trim();
}

function orNull(value: PostedValues[string] | undefined): string | null {
  return text(value) || null;
}

/** How many users one call of the API changes the roles of. */
const usersMax = 500;

/** Whether a call can name who is selected: "all that match" it cannot, nor too many. */
export function canBeNamed(selection: UserSelection): boolean {
  return selection.kind === 'users' && selection.ids.length <= usersMax;
}
