import fc from 'fast-check';
import { expect, test } from 'vitest';
import { someModules, systemRoleAccess } from '../../tests/support/given-actor';
import { accessLevels, includesLevel, levelOn } from '../core/access-level';
import { unrestricted } from '../core/scopes';
import { answerQuestion, type AccessQuestion } from './check-access';
import { levelsOf, resolveAccess, type MemberAccess } from './resolve-access';

const now = new Date('2026-11-21T12:00:00Z');
const member: MemberAccess = {
  status: 'ACTIVE',
  endsAt: null,
  disabledAt: null,
  lockedAt: null,
  roles: [{ ...systemRoleAccess('MEMBER'), endsAt: null }],
  overrides: { payments: 'READ_WRITE', 'payments.refunds': 'NONE' },
  scopes: unrestricted,
};
const ask = (question: AccessQuestion, facts: Partial<MemberAccess> = {}) =>
  answerQuestion({ ...member, ...facts }, someModules, question, now);

test('the answer is the resolver’s, on every module and level', () => {
  const levels = fc.dictionary(
    fc.constantFrom(...someModules.map(({ key }) => key)),
    fc.constantFrom(...accessLevels),
  );
  fc.assert(
    fc.property(levels, (overrides) => {
      const resolved = levelsOf(resolveAccess({ ...member, overrides }, someModules, now));
      for (const { key } of someModules) {
        for (const level of ['READ', 'READ_WRITE'] as const) {
          const answer = ask({ module: key, level }, { overrides });
          expect(answer.level).toBe(levelOn(resolved, key));
          expect(answer.allowed).toBe(includesLevel(levelOn(resolved, key), level));
        }
      }
    }),
  );
});

test.each([
  ['payments.orders', 'READ_WRITE', true, 'Override on payments.'],
  ['payments.refunds', 'READ', false, 'Override on refunds.'],
  ['constructor', 'READ', true, 'Role Member.'],
  ['constructor', 'READ_WRITE', false, 'Read only: role Member.'],
  ['users', 'READ', false, 'Nothing grants it.'],
  ['payments.disputes', 'READ', false, 'There is no such module.'],
] as const)('%s %s: %s, with the reason', (module, level, allowed, reason) => {
  expect(ask({ module, level })).toMatchObject({ allowed, reason });
});

test('who is disabled may nothing, and the answer says so', () => {
  expect(ask({ module: 'payments', level: 'READ' }, { disabledAt: now })).toMatchObject({
    allowed: false,
    level: 'NONE',
    reason: 'The account is disabled.',
  });
});

test('a product or gateway has to be within the scope; naming none asks about the module alone', () => {
  const scopes = { products: ['p1'], gateways: [] };
  const about = { module: 'payments', level: 'READ' } as const;
  expect(ask(about, { scopes }).allowed).toBe(true);
  expect(ask({ ...about, product: 'p1' }, { scopes }).allowed).toBe(true);
  expect(ask({ ...about, product: 'p2' }, { scopes })).toMatchObject({
    allowed: false,
    reason: 'The product is outside their scope.',
  });
  expect(ask({ ...about, product: 'p1', gateway: 'g1' }, { scopes })).toMatchObject({
    allowed: false,
    reason: 'The gateway is outside their scope.',
  });
  expect(ask({ ...about, product: 'p2', gateway: 'g1' }).allowed).toBe(true);
});

test('a product that the project does not have is within no scope', () => {
  expect(ask({ module: 'payments', level: 'READ', product: null }).allowed).toBe(false);
});
