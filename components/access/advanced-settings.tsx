'use client';

import { ChevronRight } from 'lucide-react';
import { EndDateInput } from '@/components/form/end-date-input';
import { Field } from '@/components/form/field';
import { useForm, useTypedValues } from '@/components/form/form-context';
import type { Scopes } from '@/lib/core/scopes';
import type { ScopeEntry } from './scope-choice';
import { ScopePicker } from './scope-picker';

export interface AdvancedSettingsProps {
  entries: readonly ScopeEntry[];
  /** The viewer's own scopes: nobody gives more. */
  givable: Scopes;
}

const fields = ['products', 'gateways', 'endsAt'];

/** What somebody new is restricted to, and until when; shut while it is as usual. */
export function AdvancedSettings({ entries, givable }: AdvancedSettingsProps) {
  const { state } = useForm();
  const typed = useTypedValues();
  const restricted =
    typed?.productScope === 'LIST' || typed?.gatewayScope === 'LIST' || Boolean(typed?.endsAt);
  const failed =
    state.status === 'error' && fields.some((field) => state.fieldErrors?.[field] !== undefined);
  return (
    <details
      // Opened anew by each answer that refuses something inside.
      key={failed ? 'failed' : 'usual'}
      open={failed || restricted || givable.products !== 'ALL' || givable.gateways !== 'ALL'}
      className="group/advanced rounded-md border"
    >
      <summary className="flex h-11 cursor-pointer items-center gap-1.5 px-3 font-medium select-none">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 text-muted group-open/advanced:rotate-90"
        />
        Advanced Settings
      </summary>
      <div className="flex flex-col gap-6 border-t px-3 py-4">
        <ScopePicker
          kind="PRODUCT"
          entries={entries}
          value={ofNow(givable.products, entries)}
          givable={givable.products}
        />
        <ScopePicker
          kind="GATEWAY"
          entries={entries}
          value={ofNow(givable.gateways, entries)}
          givable={givable.gateways}
        />
        <Field
          name="endsAt"
          label="Ends on"
          optional
          hint="After this day they can no longer open this project. Empty means no end."
        >
          <EndDateInput />
        </Field>
      </div>
    </details>
  );
}

/** What is retired is not chosen anew. */
function ofNow(scope: Scopes['products'], entries: readonly ScopeEntry[]) {
  if (scope === 'ALL') return scope;
  return scope.filter((id) => entries.some((entry) => entry.id === id && !entry.retired));
}
