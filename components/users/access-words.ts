import type { Module } from '@/lib/core/module';
import type { AskedLevel } from '@/lib/members/schema';

export const accessWords: Record<AskedLevel, string> = {
  READ: 'Can read',
  READ_WRITE: 'Can write',
};

/** "Refunds (Payments)": a sub-module's name alone may occur in several modules. */
export function moduleTitle({ name, parentKey }: Module, modules: readonly Module[]): string {
  const parent = modules.find(({ key }) => key === parentKey);
  return parent ? `${name} (${parent.name})` : name;
}
