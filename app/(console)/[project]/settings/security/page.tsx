import type { Metadata } from 'next';
import { RefusedSection } from '@/components/layout/refused-section';
import { NetworksForm } from '@/components/settings/networks-form';
import { SecurityForm } from '@/components/settings/security-form';
import { SettingsSection } from '@/components/settings/settings-section';
import { Definition, DefinitionList } from '@/components/ui/definition-list';
import { requestContext } from '@/lib/auth/request-context';
import { basisOf, type ShownFacts } from '@/lib/core/basis';
import { refusalOf } from '@/lib/core/decision';
import { pageActor } from '@/lib/delivery/page-actor';
import { canChangeNetworks, canReadSettings, canWriteSettings } from '@/lib/projects/policy';
import { getSecuritySettings } from '@/lib/projects/queries/get-security-settings';
import { networksFact, securityFacts } from '@/lib/projects/security-facts';
import { changeNetworksAction, changeSecurityAction } from './actions';

export const metadata: Metadata = { title: 'Security' };

export default async function SecuritySettingsPage({
  params,
}: {
  params: Promise<{ project: string }>;
}) {
  const actor = await pageActor((await params).project);
  const read = canReadSettings(actor);
  if (!read.allowed) return <RefusedSection reason={read.reason} />;
  const settings = await getSecuritySettings(actor);
  const { address } = await requestContext();
  const numbers = securityFacts(settings);
  const networks = networksFact(settings.allowedNetworks);
  const mayNot = refusalOf(canChangeNetworks(actor));
  const hidden = { project: actor.projectSlug };
  return (
    <div className="flex max-w-160 flex-col gap-10">
      <SettingsSection
        title="Signing in"
        description="They hold from each user’s next request on. Of somebody’s several projects the strictest counts."
      >
        {canWriteSettings(actor).allowed ? (
          <SecurityForm
            action={changeSecurityAction}
            hidden={hidden}
            basis={basisOf(numbers)}
            numbers={settings}
          />
        ) : (
          <Facts facts={numbers} />
        )}
      </SettingsSection>
      <SettingsSection
        title="Allowed addresses"
        description="From where this project can be opened, by anybody. Empty means from everywhere."
      >
        {mayNot === null ? (
          <NetworksForm
            action={changeNetworksAction}
            hidden={hidden}
            basis={basisOf(networks)}
            networks={settings.allowedNetworks}
            ownAddress={address}
          />
        ) : (
          <>
            <Facts facts={networks} />
            <p className="mt-3 text-sm text-muted">{mayNot}</p>
          </>
        )}
      </SettingsSection>
    </div>
  );
}

function Facts({ facts }: { facts: ShownFacts }) {
  return (
    <DefinitionList>
      {Object.entries(facts).map(([term, fact]) => (
        <Definition key={term} term={term}>
          {fact}
        </Definition>
      ))}
    </DefinitionList>
  );
}
