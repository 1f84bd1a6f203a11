import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SystemRoleKey } from '@/lib/access/system-roles';
import { database } from '@/lib/platform/database';
import { givenPasscode } from '@/tests/support/api';
import {
  callOperation,
  documentedOperations,
  type ContractCall,
} from '@/tests/support/api-contract';
import { givenMember } from '@/tests/support/given-project';
import { contractCalls, createWorld, type World } from './contract-calls';

const lesserRoles = ['APPROVER', 'CREATOR', 'MEMBER'] as const satisfies SystemRoleKey[];

/**
 * What a passcode of an Approver, a Creator and a Member may call, in this order; an Admin may call
 * everything. An operation that is absent fails.
 */
const expected: Record<string, string> = {
  getMe: 'ok ok ok',
  listUsers: 'ok ok no',
  createUser: 'no no no',
  getUser: 'ok ok no',
  updateUser: 'no no no',
  deleteUser: 'no no no',
  disableUser: 'no no no',
  lockUser: 'no no no',
  revokeAccess: 'no no no',
  enableUser: 'no no no',
  unlockUser: 'no no no',
  grantAccess: 'no no no',
  getUserRoles: 'ok ok no',
  setUserRoles: 'no no no',
  getUserOverrides: 'ok ok no',
  setUserOverrides: 'no no no',
  getUserScopes: 'ok ok no',
  setUserScopes: 'no no no',
  getUserAccess: 'ok ok no',
  getUserPasscode: 'ok ok no',
  revokeUserPasscode: 'no no no',
  checkAccess: 'ok ok no',
  listRoles: 'ok no no',
  createRole: 'no no no',
  getRole: 'ok no no',
  updateRole: 'no no no',
  deleteRole: 'no no no',
  assignRoles: 'no no no',
  listInvitations: 'ok ok no',
  inviteUsers: 'no no no',
  getInvitation: 'ok ok no',
  withdrawInvitation: 'no no no',
  resendInvitation: 'no no no',
  listModules: 'no no no',
  createModule: 'no no no',
  getModule: 'no no no',
  updateModule: 'no no no',
  retireModule: 'no no no',
  listProducts: 'no no no',
  createProduct: 'no no no',
  getProduct: 'no no no',
  updateProduct: 'no no no',
  retireProduct: 'no no no',
  listGateways: 'no no no',
  createGateway: 'no no no',
  getGateway: 'no no no',
  updateGateway: 'no no no',
  retireGateway: 'no no no',
  listAuditEvents: 'no no no',
  getAuditEvent: 'no no no',
};

test('every operation has its row, and no row is left over', () => {
  const names = documentedOperations.map(({ operation }) => operation.operationId);
  expect(Object.keys(expected).sort()).toEqual([...names].sort());
});

let elsewhere: World;
beforeAll(async () => {
  elsewhere = await createWorld();
});

const named = documentedOperations.map(
  (documented) => [documented.operation.operationId, documented] as const,
);

test.each(named)(
  '%s is for those who may, and does nothing for others',
  async (name, documented) => {
    const world = await createWorld();
    const call = await contractCalls[name]!(world);
    const { id: projectId } = world.admin.project;
    const answers: string[] = [];
    let refused: { passcode: string; body: unknown } | undefined;
    for (const role of lesserRoles) {
      const passcode = await givenPasscode(await givenMember(world.admin.project, role));
      const changes = () =>
        database().auditEvent.count({ where: { projectId, outcome: { not: 'REFUSED' } } });
      const before = await changes();
      const { status, body } = await callOperation(documented, { ...call, passcode });
      if (status === 403) {
        expect(body).toMatchObject({ code: 'forbidden' });
        expect(await changes()).toBe(before);
        refused ??= { passcode, body };
      }
      answers.push(status === 403 ? 'no' : status < 300 ? 'ok' : String(status));
    }
    expect(answers.join(' ')).toBe(expected[name]);
    if (!refused) return;
    // Nor does it tell them what there is: nothing, or something of another project.
    for (const other of [absent(call), await contractCalls[name]!(elsewhere)]) {
      const answer = await callOperation(documented, { ...other, passcode: refused.passcode });
      expect(tellingOf(answer.body)).toEqual(tellingOf(refused.body));
    }
  },
);

function absent(call: ContractCall): ContractCall {
  const names = Object.keys(call.params ?? {});
  return { ...call, params: Object.fromEntries(names.map((name) => [name, randomUUID()])) };
}

function tellingOf(body: unknown): unknown {
  return { ...(body as object), correlationId: null };
}

describe.each(['acceptedAt', 'withdrawnAt'] as const)('of an invitation with %s', (ended) => {
  test.each(named.filter(([name]) => ['withdrawInvitation', 'resendInvitation'].includes(name)))(
    '%s tells nothing to those who may not',
    async (name, documented) => {
      const world = await createWorld();
      const call = await contractCalls[name]!(world);
      const id = call.params?.invitationId;
      await database().invitation.update({ where: { id }, data: { [ended]: new Date() } });
      const passcode = await givenPasscode(await givenMember(world.admin.project, 'APPROVER'));
      const { body } = await callOperation(documented, { ...call, passcode });
      expect(body).toMatchObject({ status: 403, code: 'forbidden' });
    },
  );
});
