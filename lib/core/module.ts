/** The fixed modules that guard this dashboard itself (access.md), as every project has them. */
export const consoleModules = ['users', 'roles', 'customers', 'audit', 'settings'] as const;
export type ConsoleModule = (typeof consoleModules)[number];

/** A module or sub-module that counts at present. */
export type Module = {
  id: string;
  /** "payments.refunds": what grants, the product and the API call it. */
  key: string;
  name: string;
  kind: 'CONSOLE' | 'PRODUCT';
  /** The key of the module it is a part of; null for a module itself. */
  parentKey: string | null;
};
