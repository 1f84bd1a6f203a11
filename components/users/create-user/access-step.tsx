'use client';

import { useState } from 'react';
import { AdvancedSettings } from '@/components/access/advanced-settings';
import { ModuleTreeField } from '@/components/access/module-tree-field';
import type { ScopeEntry } from '@/components/access/scope-choice';
import { useTypedValues } from '@/components/form/form-context';
import { levelsOfRoles } from '@/lib/access/levels-of-roles';
import type { RoleAccess } from '@/lib/access/resolve-access';
import { keepHighestSystemRole } from '@/lib/access/system-roles';
import type { AccessLevels } from '@/lib/core/access-level';
import type { Module } from '@/lib/core/module';
import type { Scopes } from '@/lib/core/scopes';
import { RoleChoices } from '../role-choices';

/** A role as the wizard offers it. */
export type OfferedRole = RoleAccess & {
  /** Why the viewer cannot give it. */
  refusal: string | null;
};

export interface AccessStepProps {
  roles: readonly OfferedRole[];
  modules: readonly Module[];
  /** The viewer's own levels and scopes: nobody gives more. */
  own: AccessLevels;
  givable: Scopes;
  entries: readonly ScopeEntry[];
}

/** What they may do: roles, levels, or both, and what they are restricted to. */
export function AccessStep({ roles, modules, own, givable, entries }: AccessStepProps) {
  const typed = useTypedValues();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set([typed?.roles ?? []].flat()),
  );
  const { kept } = keepHighestSystemRole(roles.filter(({ id }) => chosen.has(id)));
  return (
    <>
      <RoleChoices
        roles={roles.map((role) => ({ ...role, endsAt: null }))}
        chosen={chosen}
        onChange={setChosen}
      />
      <div>
        <h3 className="font-medium">Module access</h3>
        <p className="mb-2 text-muted">
          A level that is set here beats the roles, also downwards. “From roles” leaves it to them.
        </p>
        <ModuleTreeField
          modules={modules}
          levels={{}}
          own={own}
          fromRoles={levelsOfRoles(kept, modules)}
        />
      </div>
      <AdvancedSettings entries={entries} givable={givable} />
    </>
  );
}
