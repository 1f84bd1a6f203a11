import { redirect } from 'next/navigation';
import { pageActor } from '@/lib/delivery/page-actor';
import { canReadSettings } from '@/lib/projects/policy';

/** Leads to the first section; who may read none is told so by the layout. */
export default async function SettingsPage({ params }: { params: Promise<{ project: string }> }) {
  const actor = await pageActor((await params).project);
  if (canReadSettings(actor).allowed) redirect(`/${actor.projectSlug}/settings/modules`);
  return null;
}
