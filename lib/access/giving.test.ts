import { expect, test } from 'vitest';
import { givenActor, someModules, systemRoleAccess } from '../../tests/support/given-actor';
import type { AccessLevels } from '../core/access-level';
import { beyondGiving, mayGive } from './giving';
import { levelsOfRoles } from './levels-of-roles';

const roles = [systemRoleAccess('ADMIN')];
const passcode = { id: 'p', prefix: 'abcdefgh', readOnly: false };
const person = givenActor(roles);
const byPasscode = givenActor(roles, { passcode });

const everything = levelsOfRoles(roles, someModules);
const beyond = (giver: typeof person, given: AccessLevels, before?: AccessLevels) =>
  beyondGiving(giver, given, before).map(({ key }) => key);

test('a person gives all that they have, their passcode no write access to Roles', () => {
  expect(beyond(person, everything)).toEqual([]);
  expect(beyond(byPasscode, everything)).toEqual(['roles']);
  expect(beyond(byPasscode, { ...everything, roles: 'READ' })).toEqual([]);
});

test('whoever has write access to Roles keeps it', () => {
  expect(beyond(byPasscode, everything, { roles: 'READ_WRITE' })).toEqual([]);
  expect(beyond(byPasscode, everything, { roles: 'READ' })).toEqual(['roles']);
});

test('nobody gives more than they have, by passcode or not', () => {
  const apart = { levels: { roles: 'NONE', 'payments.refunds': 'READ' } } as const;
  for (const giver of [givenActor(roles, apart), givenActor(roles, { ...apart, passcode })]) {
    expect(beyond(giver, everything)).toEqual(['payments.refunds', 'roles']);
    expect(beyond(giver, { roles: 'READ' })).toEqual(['roles']);
    const modules = beyondGiving(giver, { roles: 'READ_WRITE' });
    expect(mayGive(giver, modules, 'You lack it.')).toMatchObject({
      code: 'forbidden',
      reason: 'You lack it.',
    });
  }
});

test('what only the passcode may not give is refused in words of its own', () => {
  const modules = beyondGiving(byPasscode, everything);
  expect(mayGive(byPasscode, modules, 'You lack it.')).toEqual({
    allowed: false,
    code: 'reauthentication_required',
    reason: 'A passcode cannot give write access to Roles. A person who is signed in can.',
  });
  const lacking = givenActor(roles, { passcode, levels: { payments: 'READ' } });
  expect(mayGive(lacking, beyondGiving(lacking, everything), 'You lack it.')).toMatchObject({
    code: 'forbidden',
  });
});
