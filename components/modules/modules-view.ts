/** A module as its list shows it. */
export interface ModuleView {
  id: string;
  key: string;
  name: string;
}

export interface ModuleTreeView extends ModuleView {
  subModules: ModuleView[];
}

export interface RetiredModuleView extends ModuleView {
  retiredAt: Date;
  /** Why it cannot be restored now; null when it can. */
  refusal: string | null;
}

/** The addresses that the list leads to. */
export interface ModuleLinks {
  /** The list itself. */
  base: string;
  /** The users list; null for viewers who may not read users. */
  users: string | null;
}

export type ModulePanel = 'add-module' | 'rename-module' | 'retire-module' | 'restore-module';

/** The list with a panel open. */
export function modulePanelHref(base: string, panel: ModulePanel, moduleId?: string): string {
  const query = new URLSearchParams({ panel, ...(moduleId ? { module: moduleId } : {}) });
  return `${base}?${query}`;
}

/** The users who have at least a level on a module. */
export function whoCanHref(users: string, key: string, level: 'READ' | 'READ_WRITE'): string {
  return `${users}?${new URLSearchParams({ module: key, level })}`;
}
