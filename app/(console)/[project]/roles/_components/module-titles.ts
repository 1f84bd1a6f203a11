import { moduleTitle } from '@/lib/access/module-title';
import type { Module } from '@/lib/core/module';

/** What screens call each module, by key. */
export function moduleTitles(modules: readonly Module[]): Record<string, string> {
  return Object.fromEntries(modules.map((each) => [each.key, moduleTitle(each, modules)]));
}
