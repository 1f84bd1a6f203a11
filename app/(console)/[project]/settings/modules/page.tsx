import type { Metadata } from 'next';
import { ModuleMenu } from '@/components/modules/module-menu';
import { ModuleList, ModuleTable } from '@/components/modules/module-list';
import { ModuleRow } from '@/components/modules/module-row';
import { modulePanelHref, type ModuleLinks } from '@/components/modules/modules-view';
import { RetiredModules } from '@/components/modules/retired-modules';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { pageActor } from '@/lib/delivery/page-actor';
import { listModules } from '@/lib/modules/queries';
import { canReadSettings, canWriteSettings } from '@/lib/projects/policy';
import { moveModuleAction } from './actions';
import { ModulePanels } from './_components/module-panels';

export const metadata: Metadata = { title: 'Modules' };

interface ModulesPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ModulesPage({ params, searchParams }: ModulesPageProps) {
  const actor = await pageActor((await params).project);
  const read = canReadSettings(actor);
  if (!read.allowed) {
    return (
      <EmptyState kind="not-allowed" title="You may not see this page">
        {read.reason}
      </EmptyState>
    );
  }
  const catalogue = await listModules(actor);
  const mayWrite = canWriteSettings(actor).allowed;
  const { panel, module: moduleId } = await searchParams;
  const links: ModuleLinks = {
    base: `/${actor.projectSlug}/settings/modules`,
    users: actor.may('users', 'READ') ? `/${actor.projectSlug}/users` : null,
  };
  const add = mayWrite && (
    <ButtonLink href={modulePanelHref(links.base, 'add-module')} variant="primary" scroll={false}>
      + Module
    </ButtonLink>
  );
  return (
    <div className="flex max-w-200 flex-col gap-10">
      <section aria-labelledby="product-modules">
        <div className="mb-3 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="min-w-0 flex-1 basis-64">
            <h2 id="product-modules" className="text-lg font-semibold">
              Modules
            </h2>
            <p className="text-muted">
              The parts of your product. Roles and overrides give access to them.
            </p>
          </div>
          {add}
        </div>
        {catalogue.product.length > 0 ? (
          <ModuleList
            modules={catalogue.product}
            links={links}
            project={actor.projectSlug}
            move={mayWrite ? moveModuleAction : undefined}
          />
        ) : (
          <EmptyState kind="nothing-yet" title="No modules" action={add}>
            Add the parts of your product to which you want to give people access.
          </EmptyState>
        )}
      </section>
      {catalogue.retired.length > 0 && (
        <RetiredModules
          base={links.base}
          mayRestore={mayWrite}
          modules={catalogue.retired.map(({ id, key, name, retiredAt, parent }) => ({
            id,
            key,
            name,
            retiredAt,
            refusal: parent?.retiredAt ? `Restore ${parent.name} first.` : null,
          }))}
        />
      )}
      <section aria-labelledby="dashboard-modules">
        <h2 id="dashboard-modules" className="text-lg font-semibold">
          Dashboard modules
        </h2>
        <p className="mb-3 text-muted">
          They guard this dashboard itself, and are the same in every project.
        </p>
        <ModuleTable caption="Modules of the dashboard">
          {catalogue.console.map((each) => (
            <ModuleRow
              key={each.id}
              name={each.name}
              moduleKey={each.key}
              actions={<ModuleMenu module={each} links={links} acts={[]} />}
            />
          ))}
        </ModuleTable>
      </section>
      {mayWrite && (
        <ModulePanels
          actor={actor}
          catalogue={catalogue}
          base={links.base}
          panel={typeof panel === 'string' ? panel : undefined}
          moduleId={typeof moduleId === 'string' ? moduleId : undefined}
        />
      )}
    </div>
  );
}
