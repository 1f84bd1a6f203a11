import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { WhoCan } from '@/components/access/who-can';
import { SettingsSection } from '@/components/settings/settings-section';
import { RefusedSection } from '@/components/layout/refused-section';
import { TextLink } from '@/components/ui/text-link';
import { listHref } from '@/components/users/list-address';
import { describeOrigin } from '@/lib/access/explain';
import { moduleTitle } from '@/lib/access/module-title';
import { resolveAccess } from '@/lib/access/resolve-access';
import type { Actor } from '@/lib/core/actor';
import type { Module } from '@/lib/core/module';
import { pageActor } from '@/lib/delivery/page-actor';
import { canReadUsers } from '@/lib/members/policy';
import { listMembers } from '@/lib/members/queries/list-members';
import { type AskedLevel, memberListParams } from '@/lib/members/schema';
import { canReadSettings } from '@/lib/projects/policy';

export const metadata: Metadata = { title: 'Module' };

/** The users list shows the rest. */
const named = 10;

interface ModulePageProps {
  params: Promise<{ project: string; moduleKey: string }>;
}

/** Of one module: who can read, who can write, and why. */
export default async function ModulePage({ params }: ModulePageProps) {
  const { project, moduleKey } = await params;
  const actor = await pageActor(project);
  const refused = [canReadSettings(actor), canReadUsers(actor)].find(({ allowed }) => !allowed);
  if (refused && !refused.allowed) {
    return <RefusedSection reason={refused.reason} />;
  }
  const shown = actor.modules.find(({ key }) => key === moduleKey);
  if (!shown) notFound();
  const now = new Date();
  const [readers, writers] = await Promise.all([
    whoCan(actor, shown, 'READ', now),
    whoCan(actor, shown, 'READ_WRITE', now),
  ]);
  return (
    <div className="max-w-200">
      <p className="mb-4">
        <TextLink href={`/${project}/settings/modules`} prefetch={false}>
          All modules
        </TextLink>
      </p>
      <SettingsSection
        title={moduleTitle(shown, actor.modules)}
        description="Who has access at this moment: active, enabled, and not past an end date."
      >
        <div className="flex flex-col gap-8">
          <WhoCan title="Who can write" {...writers} />
          <WhoCan title="Who can read" {...readers} />
        </div>
      </SettingsSection>
    </div>
  );
}

async function whoCan(actor: Actor, { key }: Module, level: AskedLevel, now: Date) {
  const base = `/${actor.projectSlug}/users`;
  const address = memberListParams.parse({ module: key, level });
  const { rows, total } = await listMembers(actor, address, now);
  const nameOf = (of: string) => actor.modules.find((each) => each.key === of)?.name ?? of;
  return {
    total,
    listHref: listHref(base, address),
    userHref: (userId: string) => `${base}/${userId}/access`,
    people: rows.slice(0, named).map(({ userId, name, email, access }) => {
      const answer = resolveAccess(access, actor.modules, now).find(
        (one) => one.module.key === key,
      );
      return { userId, name, email, why: answer ? describeOrigin(answer.origin, nameOf) : '' };
    }),
  };
}
