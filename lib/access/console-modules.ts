import type { ConsoleModule } from '../core/module';

/** What screens call the modules of this dashboard. */
export const consoleModuleNames: Record<ConsoleModule, string> = {
  users: 'Users',
  roles: 'Roles',
  customers: 'Customers',
  audit: 'Audit Log',
  settings: 'Settings',
};
