import { includesLevel, type AccessLevel } from '../core/access-level';
import type { Module } from '../core/module';
import type { Scope } from '../core/scopes';
import { describeOrigin } from './explain';
import { levelNames } from './levels';
import { resolveAccess, type MemberAccess, type Origin } from './resolve-access';

/** "May they read or write this, for that product and gateway?" */
export type AccessQuestion = {
  /** A module's key. */
  module: string;
  level: Exclude<AccessLevel, 'NONE'>;
  /** IDs of scope entries; absent asks about the module alone, null names one that is unknown. */
  product?: string | null;
  gateway?: string | null;
};

export type AccessAnswer = {
  allowed: boolean;
  level: AccessLevel;
  origin: Origin;
  /** In words, and when it is denied what stands in the way. */
  reason: string;
};

/** Answers from the resolver; nothing else decides. An unknown module is one that nothing grants. */
export function answerQuestion(
  member: MemberAccess,
  modules: readonly Module[],
  question: AccessQuestion,
  now: Date,
): AccessAnswer {
  const nameOf = (key: string) => modules.find((module) => module.key === key)?.name ?? key;
  const asked = modules.find(({ key }) => key === question.module);
  if (!asked) {
    const origin: Origin = { kind: 'nothing' };
    return { allowed: false, level: 'NONE', origin, reason: 'There is no such module.' };
  }
  const [resolved] = resolveAccess(member, [asked], now);
  if (!resolved) throw new Error('The resolver answered nothing for a module');
  const { level, origin } = resolved;
  const because = describeOrigin(origin, nameOf);
  const answer = (allowed: boolean, reason: string) => ({ allowed, level, origin, reason });
  if (!includesLevel(level, question.level)) {
    return answer(
      false,
      level === 'NONE' ? `${because}.` : `${levelNames[level]} only: ${lowerFirst(because)}.`,
    );
  }
  if (!holds(member.scopes.products, question.product)) {
    return answer(false, 'The product is outside their scope.');
  }
  if (!holds(member.scopes.gateways, question.gateway)) {
    return answer(false, 'The gateway is outside their scope.');
  }
  return answer(true, `${because}.`);
}

function holds(scope: Scope, id: string | null | undefined): boolean {
  if (id === undefined) return true;
  if (id === null) return false;
  return scope === 'ALL' || scope.includes(id);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
