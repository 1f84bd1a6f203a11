import type { Module } from '../core/module';

/** "Refunds (Payments)": a sub-module's name alone may occur in several modules. */
export function moduleTitle({ name, parentKey }: Module, modules: readonly Module[]): string {
  const parent = modules.find(({ key }) => key === parentKey);
  return parent ? `${name} (${parent.name})` : name;
}
