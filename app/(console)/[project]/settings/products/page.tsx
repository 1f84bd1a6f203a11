import type { Metadata } from 'next';
import { EntryList } from '@/components/scopes/entry-list';
import { addPanelHref } from '@/components/scopes/entry-panels';
import { SettingsSection } from '@/components/settings/settings-section';
import { ButtonLink } from '@/components/ui/button-link';
import { RefusedSection } from '@/components/layout/refused-section';
import { EmptyState } from '@/components/ui/empty-state';
import { pageActor } from '@/lib/delivery/page-actor';
import { canReadSettings, canWriteSettings } from '@/lib/projects/policy';
import { listCatalogueEntries } from '@/lib/scopes/queries';
import { scopeKinds, scopeWords, type ScopeKind } from '@/lib/scopes/schema';
import { EntryPanel } from './_components/entry-panel';

export const metadata: Metadata = { title: 'Products & Gateways' };

const descriptions: Record<ScopeKind, string> = {
  PRODUCT: 'What your business sells or runs. Users can be restricted to some of them.',
  GATEWAY: 'The gateways of your payments. Users can be restricted to some of them.',
};

interface ProductsPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ProductsPage({ params, searchParams }: ProductsPageProps) {
  const actor = await pageActor((await params).project);
  const read = canReadSettings(actor);
  if (!read.allowed) {
    return <RefusedSection reason={read.reason} />;
  }
  const entries = await listCatalogueEntries(actor);
  const mayWrite = canWriteSettings(actor).allowed;
  const base = `/${actor.projectSlug}/settings/products`;
  const { panel, entry } = await searchParams;
  return (
    <div className="flex max-w-200 flex-col gap-10">
      {scopeKinds.map((kind) => {
        const { one, title, id } = scopeWords[kind];
        const ofKind = entries.filter((each) => each.kind === kind);
        const add = mayWrite && (
          <ButtonLink href={addPanelHref(base, kind)} variant="primary" scroll={false}>
            + {title}
          </ButtonLink>
        );
        return (
          <SettingsSection
            key={kind}
            title={`${title}s`}
            description={descriptions[kind]}
            actions={ofKind.length > 0 && add}
          >
            {ofKind.length > 0 ? (
              <EntryList kind={kind} entries={ofKind} base={base} mayWrite={mayWrite} />
            ) : (
              <EmptyState kind="nothing-yet" title={`No ${one}s yet`} action={add}>
                Until there is one, nobody can be restricted by {id}.
              </EmptyState>
            )}
          </SettingsSection>
        );
      })}
      {mayWrite && (
        <EntryPanel
          actor={actor}
          entries={entries}
          base={base}
          panel={typeof panel === 'string' ? panel : undefined}
          entryId={typeof entry === 'string' ? entry : undefined}
        />
      )}
    </div>
  );
}
