import { SettingsSection } from '@/components/settings/settings-section';
import { ButtonLink } from '@/components/ui/button-link';
import { RelativeTime } from '@/components/ui/time';
import { ModuleTable } from './module-list';
import { ModuleRow } from './module-row';
import { modulePanelHref, type RetiredModuleView } from './modules-view';

export interface RetiredModulesProps {
  base: string;
  modules: readonly RetiredModuleView[];
  mayRestore: boolean;
}

export function RetiredModules({ base, modules, mayRestore }: RetiredModulesProps) {
  return (
    <SettingsSection
      title="Retired"
      description="Nobody has access to them. What was given on them is kept for when they are restored."
    >
      <ModuleTable caption="Retired modules">
        {modules.map((each) => (
          <ModuleRow
            key={each.id}
            name={each.name}
            moduleKey={each.key}
            detail={
              <>
                Retired <RelativeTime value={each.retiredAt} />
                {mayRestore && each.refusal && ` · ${each.refusal}`}
              </>
            }
            actions={
              mayRestore &&
              each.refusal === null && (
                <ButtonLink
                  href={modulePanelHref(base, 'restore-module', each.id)}
                  size="small"
                  scroll={false}
                  aria-label={`Restore ${each.name}`}
                >
                  Restore
                </ButtonLink>
              )
            }
          />
        ))}
      </ModuleTable>
    </SettingsSection>
  );
}
