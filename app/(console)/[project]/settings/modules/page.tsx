import type { Metadata } from 'next';
import { ModuleMenu } from '@/components/modules/module-menu';
import { ModuleList, ModuleTable } from '@/components/modules/module-list';
import { ModuleRow } from '@/components/modules/module-row';
import { modulePanelHref, type ModuleLinks } from '@/components/modules/modules-view';
import { RetiredModules } from '@/components/modules/retired-modules';
import { SettingsSection } from '@/components/settings/settings-section';
import { ButtonLink } from '@/components/ui/button-link';
import { RefusedSection } from '@/components/layout/refused-section';
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
    return <RefusedSection reason={read.reason} />;
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
      <SettingsSection
        title="Modules"
        description="The parts of your product. Roles and overrides give access to them."
        actions={catalogue.product.length > 0 && add}
      >
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
      </SettingsSection>
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
      <SettingsSection
        title="Dashboard modules"
        description="They guard this dashboard itself, and are the same in every project."
      >
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
      </SettingsSection>
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
