import {
  resolveAccess,
  type AssignedRole,
  type MemberAccess,
} from '../../lib/access/resolve-access';
import { accessLevels } from '../../lib/core/access-level';
import type { Module } from '../../lib/core/module';
import { unrestricted } from '../../lib/core/scopes';
import type { ReportRow } from './report';

const budgetMicroseconds = 50;
const rounds = 20;
const perRound = 500;

/** The resolver alone: a member with ten roles, two overrides, sixty modules; median of rounds. */
export function measureResolver(): ReportRow {
  const modules = sixtyModules();
  const member = memberOf(modules);
  const now = new Date();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now();
    for (let i = 0; i < perRound; i++) resolveAccess(member, modules, now);
    times.push(((performance.now() - startedAt) / perRound) * 1000);
  }
  const median = times.sort((a, b) => a - b)[rounds / 2] ?? 0;
  return {
    work: 'resolver, 10 roles, 60 modules',
    measured: `${median.toFixed(1)} µs`,
    budget: `${budgetMicroseconds} µs`,
    verdict: median <= budgetMicroseconds ? 'OK' : 'over',
  };
}

function sixtyModules(): Module[] {
  return Array.from({ length: 12 }, (_, m) => `module-${m}`).flatMap((parent) =>
    [parent, ...[1, 2, 3, 4].map((sub) => `${parent}.sub-${sub}`)].map((key) => ({
      id: key,
      key,
      name: key,
      kind: 'PRODUCT' as const,
      parentKey: key === parent ? null : parent,
    })),
  );
}

function memberOf(modules: readonly Module[]): MemberAccess {
  const roles = Array.from({ length: 10 }, (_, r): AssignedRole => ({
    id: `role-${r}`,
    name: `Role ${r}`,
    systemRole: null,
    endsAt: null,
    levels: Object.fromEntries(
      modules
        .filter((_module, index) => index % (r + 2) === 0)
        .map(({ key }, index) => [key, accessLevels[(index + r) % accessLevels.length] ?? 'NONE']),
    ),
  }));
  return {
    status: 'ACTIVE',
    endsAt: null,
    disabledAt: null,
    lockedAt: null,
    roles,
    overrides: { 'module-3': 'NONE', 'module-4.sub-1': 'READ_WRITE' },
    scopes: unrestricted,
  };
}
