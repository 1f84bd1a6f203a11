import { levelOn, type AccessLevel, type AccessLevels } from '../core/access-level';
import type { Module } from '../core/module';

/** A level that changes for somebody on a module. */
export type AccessChange = { key: string; from: AccessLevel; to: AccessLevel };

/** What changes between two answers of the resolver, in the modules' order. */
export function compareAccess(
  before: AccessLevels,
  after: AccessLevels,
  modules: readonly Module[],
): AccessChange[] {
  return modules
    .map(({ key }) => ({ key, from: levelOn(before, key), to: levelOn(after, key) }))
    .filter(({ from, to }) => from !== to);
}
