import type { ReactNode } from 'react';
import { Definition } from '@/components/ui/definition-list';
import { LastDay } from '@/components/ui/time';
import { levelNames } from '@/lib/access/levels';
import type { MemberAccess } from '@/lib/access/resolve-access';
import { namedLevel } from '@/lib/core/access-level';
import type { Module } from '@/lib/core/module';
import type { Scope } from '@/lib/core/scopes';

interface Entry {
  id: string;
  externalId: string;
  name: string;
}

export interface GivenAccessProps {
  access: Pick<MemberAccess, 'roles' | 'overrides' | 'scopes' | 'endsAt'>;
  modules: readonly Module[];
  /** What scopes can name. */
  entries: readonly Entry[];
  now: Date;
  editRole?: ReactNode;
}

/** What somebody was or will be given: roles, overrides, scopes, and until when. In a DefinitionList. */
export function GivenAccess({ access, modules, entries, now, editRole }: GivenAccessProps) {
  const { roles, overrides, scopes, endsAt } = access;
  const overridden = modules.flatMap((module) => {
    const level = namedLevel(overrides, module.key);
    const parent = modules.find(({ key }) => key === module.parentKey);
    return level ? [{ ...module, level, parent: parent?.name }] : [];
  });
  return (
    <>
      <Definition term="Roles" action={editRole}>
        {roles.length === 0 && 'No role'}
        <ul>
          {roles.map((role) => (
            <li key={role.id}>
              {role.name}
              <Until endsAt={role.endsAt} now={now} />
            </li>
          ))}
        </ul>
      </Definition>
      <Definition term="Overrides">
        {overridden.length === 0 && 'None: every level is as the roles say'}
        <ul>
          {overridden.map(({ key, name, level, parent }) => (
            <li key={key}>
              {parent && `${parent} › `}
              {name}: {levelNames[level]}
            </li>
          ))}
        </ul>
      </Definition>
      <Definition term="Product IDs">
        <ScopeWords scope={scopes.products} entries={entries} all="All products" />
      </Definition>
      <Definition term="Gateway Reference IDs">
        <ScopeWords scope={scopes.gateways} entries={entries} all="All gateways" />
      </Definition>
      <Definition term="Ends on">
        {endsAt ? (
          <>
            <LastDay value={endsAt} />
            {endsAt <= now && <span className="text-muted"> (has ended)</span>}
          </>
        ) : (
          'Never'
        )}
      </Definition>
    </>
  );
}

function Until({ endsAt, now }: { endsAt: Date | null; now: Date }) {
  if (!endsAt) return null;
  return (
    <span className="text-muted">
      {endsAt <= now ? ' (ended on ' : ' (until '}
      <LastDay value={endsAt} />)
    </span>
  );
}

interface ScopeWordsProps {
  scope: Scope;
  entries: readonly Entry[];
  all: string;
}

function ScopeWords({ scope, entries, all }: ScopeWordsProps) {
  if (scope === 'ALL') return all;
  if (scope.length === 0) return 'None';
  return (
    <ul className="flex flex-wrap gap-x-3">
      {entries
        .filter(({ id }) => scope.includes(id))
        .map(({ id, externalId, name }) => (
          <li key={id}>
            <code className="font-mono text-sm">{externalId}</code>{' '}
            <span className="text-muted">{name}</span>
          </li>
        ))}
    </ul>
  );
}
