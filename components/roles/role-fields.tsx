'use client';

import { ModuleTree } from '@/components/access/module-tree';
import type { LevelChoice, TreeModule } from '@/components/access/level-choice';
import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import type { AccessLevels } from '@/lib/core/access-level';
import { roleNameMaxLength } from '@/lib/roles/limits';

export interface RoleFieldsProps {
  name: string;
  modules: readonly TreeModule[];
  choice: LevelChoice;
  initial: LevelChoice;
  onChange: (choice: LevelChoice) => void;
  /** The viewer's own levels. */
  own: AccessLevels;
}

/** What a role is: its name, and a level for each module. */
export function RoleFields({ name, ...tree }: RoleFieldsProps) {
  return (
    <>
      <Field name="name" label="Name" required className="sm:max-w-96">
        <Input defaultValue={name} maxLength={roleNameMaxLength} autoComplete="off" />
      </Field>
      <section aria-labelledby="levels">
        <h2 id="levels" className="font-semibold">
          Modules
        </h2>
        <p className="mb-2 text-muted">
          Choosing for a module chooses for its sub-modules too. These can then be set apart.
        </p>
        <ModuleTree {...tree} />
      </section>
    </>
  );
}
