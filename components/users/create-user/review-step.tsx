'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { GivenAccess } from '@/components/access/given-access';
import { ModuleLevels } from '@/components/access/module-levels';
import { Definition, DefinitionList } from '@/components/ui/definition-list';
import { Notice } from '@/components/ui/notice';
import { describeOrigin } from '@/lib/access/explain';
import { overrideLevels } from '@/lib/access/levels';
import { levelsOf, resolveGrants } from '@/lib/access/resolve-access';
import { scopesOf } from '@/lib/access/schema';
import { keepHighestSystemRole } from '@/lib/access/system-roles';
import type { CreateUserInput } from '@/lib/invitations/schema';
import { DroppedRolesNotice } from '../dropped-roles-notice';
import type { AccessStepProps } from './access-step';
import type { StepKey } from './steps';

export interface ReviewStepProps extends Pick<AccessStepProps, 'roles' | 'modules' | 'entries'> {
  input: CreateUserInput;
  hrefOf: (step: StepKey) => string;
  onChange: (step: StepKey) => void;
}

/** Everything that was entered, what it comes to, and what is mailed. */
export function ReviewStep({ input, roles, modules, entries, hrefOf, onChange }: ReviewStepProps) {
  const chosen = roles
    .filter(({ id }) => input.roles.includes(id))
    .map((role) => ({ ...role, endsAt: input.roleEndsAt[role.id] ?? null }));
  const { kept } = keepHighestSystemRole(chosen);
  const overrides = overrideLevels(input.levels, modules);
  const now = new Date();
  const resolved = resolveGrants({ roles: kept, overrides }, modules, now);
  const nameOf = (key: string) => modules.find((module) => module.key === key)?.name ?? key;
  const reasons = new Map(
    resolved.map(({ module, origin }) => [module.key, describeOrigin(origin, nameOf)]),
  );

  const part = (step: StepKey, title: string, children: ReactNode) => (
    <section aria-labelledby={`review-${step}`}>
      <div className="flex items-baseline justify-between gap-4">
        <h3 id={`review-${step}`} className="font-medium">
          {title}
        </h3>
        <Link
          href={hrefOf(step)}
          prefetch={false}
          aria-label={`Change ${title}`}
          onNavigate={(event) => {
            event.preventDefault();
            onChange(step);
          }}
          className="text-link underline underline-offset-2 hover:no-underline"
        >
          Change
        </Link>
      </div>
      <DefinitionList>{children}</DefinitionList>
    </section>
  );

  return (
    <>
      {part(
        'credentials',
        'User Credentials',
        <>
          <Definition term="E-mail">{input.email}</Definition>
          <Definition term="Name">
            {input.firstName} {input.lastName}
          </Definition>
          <Definition term="Mobile">{input.mobile || 'None'}</Definition>
        </>,
      )}
      {part(
        'access',
        'Access Control',
        <GivenAccess
          access={{ roles: kept, overrides, scopes: scopesOf(input), endsAt: input.endsAt }}
          modules={modules}
          entries={entries}
          now={now}
        />,
      )}
      <DroppedRolesNotice roles={chosen} />
      <section aria-labelledby="review-effect">
        <h3 id="review-effect" className="mb-2 font-medium">
          What they will be able to do
        </h3>
        <ModuleLevels
          caption="What they will be able to do"
          modules={modules}
          levels={levelsOf(resolved)}
          note={{ heading: 'Where it comes from', of: (key) => reasons.get(key) }}
        />
      </section>
      <Notice title={`A mail goes to ${input.email}`}>
        With a link to set a password and two-factor authentication, which works for 72 hours. Until
        then they are listed as Invited. Somebody who has an account already joins with it.
      </Notice>
    </>
  );
}
