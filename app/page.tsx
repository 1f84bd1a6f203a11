import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PublicFrame } from '@/components/layout/public-frame';
import { SubmitButton } from '@/components/form/submit-button';
import { findCurrentUser } from '@/lib/auth/require-actor';
import { listOwnProjects } from '@/lib/members/queries/list-own-projects';
import { isFreshInstallation } from '@/lib/projects/queries';
import { signOutAction } from './(console)/actions';

export const metadata: Metadata = { title: 'Rolecall' };

/** Leads on: to a project, to sign-in, or to set-up. */
export default async function StartPage() {
  const user = await findCurrentUser();
  if (!user) {
    if (!(await isFreshInstallation())) redirect('/sign-in');
    return (
      <PublicFrame
        title="This installation is not set up yet"
        description="The start command printed a set-up link. Open it to make the first project and its Admin. If it is lost, start Rolecall again for a new one."
      />
    );
  }
  const [first] = await listOwnProjects(user, new Date());
  if (first) redirect(`/${first.slug}`);
  return (
    <PublicFrame
      title="You are in no project"
      description={`You are signed in as ${user.email}, and no project lets you in at present. Ask the person who invited you, or an Admin of your project.`}
    >
      <form action={signOutAction}>
        <SubmitButton variant="secondary">Sign out</SubmitButton>
      </form>
    </PublicFrame>
  );
}
