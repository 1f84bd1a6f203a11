'use client';

import { ModuleTreeField } from '@/components/access/module-tree-field';
import type { TreeModule } from '@/components/access/level-choice';
import type { ScopeEntry } from '@/components/access/scope-choice';
import { ScopePicker } from '@/components/access/scope-picker';
import { Form, type FormAction } from '@/components/form/form';
import { Basis, StaleNotice } from '@/components/form/stale-notice';
import { SubmitButton } from '@/components/form/submit-button';
import { CopyRequest } from '@/components/requests/copy-request';
import { ButtonLink } from '@/components/ui/button-link';
import type { AccessLevels } from '@/lib/core/access-level';
import type { Scopes } from '@/lib/core/scopes';

export interface UpdateAccessFormProps {
  action: FormAction;
  hidden: Record<string, string>;
  basis: string;
  backHref: string;
  modules: readonly TreeModule[];
  overrides: AccessLevels;
  /** The viewer's own levels. */
  own: AccessLevels;
  fromRoles: AccessLevels;
  entries: readonly ScopeEntry[];
  scopes: Scopes;
  /** The viewer's own scopes, and what the person has already. */
  givable: Scopes;
}

/** The overrides of one user, and what they are restricted to. */
export function UpdateAccessForm(props: UpdateAccessFormProps) {
  const { action, hidden, basis, backHref, modules, overrides, own, fromRoles } = props;
  const { entries, scopes, givable } = props;
  return (
    <Form action={action} hidden={hidden} label="Update Access" className="gap-8">
      <Basis value={basis} />
      <StaleNotice saveLabel="Update" />
      <section aria-labelledby="levels">
        <h2 id="levels" className="mb-2 font-semibold">
          Modules
        </h2>
        <ModuleTreeField modules={modules} levels={overrides} own={own} fromRoles={fromRoles} />
      </section>
      <section aria-labelledby="scopes" className="flex flex-col gap-6">
        <h2 id="scopes" className="font-semibold">
          Advanced Settings
        </h2>
        <ScopePicker
          kind="PRODUCT"
          entries={entries}
          value={scopes.products}
          givable={givable.products}
        />
        <ScopePicker
          kind="GATEWAY"
          entries={entries}
          value={scopes.gateways}
          givable={givable.gateways}
        />
      </section>
      <div className="flex flex-wrap justify-end gap-2 border-t pt-4">
        <CopyRequest form={{ of: 'update-access', entries }} />
        <ButtonLink href={backHref}>Cancel</ButtonLink>
        <SubmitButton>Update</SubmitButton>
      </div>
    </Form>
  );
}
