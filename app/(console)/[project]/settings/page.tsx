import { redirect } from 'next/navigation';
import { RefusedSection } from '@/components/layout/refused-section';
import { pageActor } from '@/lib/delivery/page-actor';
import { canReadSettings } from '@/lib/projects/policy';

/** Leads to the first section. */
export default async function SettingsPage({ params }: { params: Promise<{ project: string }> }) {
  const actor = await pageActor((await params).project);
  const read = canReadSettings(actor);
  if (read.allowed) redirect(`/${actor.projectSlug}/settings/project`);
  return <RefusedSection reason={read.reason} />;
}
