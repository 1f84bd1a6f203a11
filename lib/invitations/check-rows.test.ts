import { describe, expect, test } from 'vitest';
import { givenActor, systemRoleAccess } from '../../tests/support/given-actor';
import type { SystemRoleKey } from '../access/system-roles';
import { checkRows } from './check-rows';

const admin = { ...systemRoleAccess('ADMIN'), id: 'admin' };
const member = { ...systemRoleAccess('MEMBER'), id: 'member' };
const roles = [admin, member];

function check(rows: [email: string, ...roleIds: string[]][], systemRole: SystemRoleKey = 'ADMIN') {
  return checkRows(
    rows.map(([email, ...roleIds], row) => ({ row, email, roleIds })),
    givenActor([systemRoleAccess(systemRole)]),
    roles,
  );
}

describe('rows of an invite', () => {
  test('a good row answers the canonical address and its role', () => {
    expect(check([['Asha.Rao@EXAMPLE.com', 'member']])).toEqual({
      good: [{ row: 0, email: 'asha.rao@example.com', roles: [member], dropped: [] }],
      failed: [],
      overreaching: [],
    });
  });

  test('bad rows fail alone, each with its own reason', () => {
    const { good, failed } = check([
      ['not an address', 'member'],
      [`${'a'.repeat(65)}@example.com`, 'member'],
      ['fine@example.com', 'member'],
      ['no-role@example.com'],
      ['other-role@example.com', 'gone'],
    ]);
    expect(good.map((row) => row.email)).toEqual(['fine@example.com']);
    expect(failed.map((row) => [row.row, row.reason])).toEqual([
      [0, expect.stringContaining('not an e-mail address')],
      [1, expect.stringContaining('too long')],
      [3, 'Choose a role.'],
      [4, expect.stringContaining('no such role')],
    ]);
  });

  test('an address counts once, however it is written', () => {
    const { good, failed } = check([
      ['zoe@bücher.example', 'member'],
      ['ZOE@xn--bcher-kva.example', 'admin'],
    ]);
    expect(good).toHaveLength(1);
    expect(failed).toEqual([
      {
        row: 1,
        email: 'ZOE@xn--bcher-kva.example',
        code: 'duplicate',
        reason: 'This address is in the list already, in row 1.',
      },
    ]);
  });

  test('of several system roles the highest is kept and the others are named', () => {
    const { good } = check([['both@example.com', 'member', 'admin']]);
    expect(good).toMatchObject([{ roles: [admin], dropped: [member] }]);
  });

  test('nobody invites above their own role, and the attempt is set apart for the audit log', () => {
    const { good, failed, overreaching } = check(
      [
        ['boss@example.com', 'admin'],
        ['peer@example.com', 'member'],
      ],
      'APPROVER',
    );
    expect(good.map((row) => row.email)).toEqual(['peer@example.com']);
    expect(failed).toEqual([
      {
        row: 0,
        email: 'boss@example.com',
        code: 'forbidden',
        reason: 'The role Admin gives access that you lack.',
      },
    ]);
    expect(overreaching).toEqual([{ ...failed[0], roles: [admin] }]);
  });
});
