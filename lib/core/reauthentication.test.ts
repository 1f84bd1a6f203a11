import { describe, expect, test } from 'vitest';
import { givenActor, systemRoleAccess } from '@/tests/support/given-actor';
import {
  assertMayGrantNow,
  assertRecentlyAuthenticated,
  reauthenticationMs,
} from './reauthentication';

const provenAt = new Date();
const admin = { ...givenActor([systemRoleAccess('ADMIN')]), authenticatedAt: provenAt };
const provenAgo = (ms: number) => ({ actor: admin, now: new Date(provenAt.getTime() + ms) });
const refusal = expect.objectContaining({ code: 'reauthentication_required' });

describe('a proof of who is there', () => {
  test('counts for ten minutes', () => {
    expect(() => assertRecentlyAuthenticated(provenAgo(reauthenticationMs - 1))).not.toThrow();
    expect(() => assertRecentlyAuthenticated(provenAgo(reauthenticationMs))).toThrow(refusal);
  });

  test('is nothing that a passcode has', () => {
    const passcode = { id: 'c', prefix: 'abcdefgh', readOnly: false };
    const actor = { ...admin, sessionId: null, authenticatedAt: null, passcode };
    expect(() => assertRecentlyAuthenticated({ actor, now: provenAt })).toThrow(refusal);
  });

  test('is needed to make an Admin, and for no lesser role', () => {
    const stale = provenAgo(reauthenticationMs);
    expect(() => assertMayGrantNow(stale, [systemRoleAccess('ADMIN')])).toThrow(refusal);
    expect(() =>
      assertMayGrantNow(stale, [systemRoleAccess('APPROVER'), systemRoleAccess('MEMBER')]),
    ).not.toThrow();
  });
});
