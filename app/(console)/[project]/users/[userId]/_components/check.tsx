import { AccessCheck } from '@/components/access/access-check';
import { accessQuestionParams } from '@/lib/members/access-schema';
import { checkAccess } from '@/lib/members/queries/check-access';
import type { ScopeEntryDetails } from '@/lib/members/queries/list-scope-entries';
import type { ViewedUser } from './viewed-user';

export type Query = Record<string, string | string[] | undefined>;

interface CheckProps {
  viewed: ViewedUser;
  entries: readonly ScopeEntryDetails[];
  query: Query;
}

/** The question that the address asks, with its answer. */
export async function Check({ viewed: { actor, user, now }, entries, query }: CheckProps) {
  const parsed = accessQuestionParams.safeParse(query);
  const asked = parsed.success ? parsed.data : null;
  const [answer] = asked ? await checkAccess(actor, [{ user: user.userId, ...asked }], now) : [];
  const options = (kind: ScopeEntryDetails['kind']) =>
    entries
      .filter((entry) => entry.kind === kind && !entry.retired)
      .map(({ externalId, name }) => ({ value: externalId, label: `${externalId} – ${name}` }));
  const nameOf = new Map(actor.modules.map(({ key, name }) => [key, name]));
  return (
    <AccessCheck
      modules={actor.modules.map(({ key, name, parentKey }) => ({
        value: key,
        label: parentKey ? `${nameOf.get(parentKey) ?? parentKey} › ${name}` : name,
      }))}
      products={options('PRODUCT')}
      gateways={options('GATEWAY')}
      asked={asked && { ...asked, product: asked.product ?? '', gateway: asked.gateway ?? '' }}
      answer={answer ?? null}
    />
  );
}
