import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { closedWords } from '@/components/account/membership-words';
import { PublicFrame } from '@/components/layout/public-frame';
import { SignOutForm } from '@/components/layout/sign-out-form';
import { SubmitButton } from '@/components/form/submit-button';
import { ButtonLink } from '@/components/ui/button-link';
import { findCurrentUser } from '@/lib/auth/require-actor';
import { listOwnProjects } from '@/lib/members/queries/list-own-projects';
import { listOwnMemberships } from '@/lib/members/queries/list-own-memberships';
import { isFreshInstallation } from '@/lib/projects/queries';
import { isOfferedNewProject } from '@/lib/projects/queries/may-create-project';
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
  const now = new Date();
  const [first] = await listOwnProjects(user, now);
  if (first) redirect(`/${first.slug}`);
  const memberships = await listOwnMemberships(user, now);
  const mayCreate = await isOfferedNewProject(user, now);
  return (
    <PublicFrame
      title={memberships.length > 0 ? 'No project lets you in' : 'You are in no project'}
      description={`You are signed in as ${user.email}.`}
    >
      {memberships.map((membership) => (
        <p key={membership.slug} className="wrap-anywhere">
          {closedWords(membership)}
        </p>
      ))}
      {memberships.length === 0 && (
        <p>To get into a project, ask one of its administrators for an invitation.</p>
      )}
      {mayCreate && (
        <ButtonLink href="/account/projects/new" variant="primary">
          New project
        </ButtonLink>
      )}
      <ButtonLink href="/account">My Account</ButtonLink>
      <SignOutForm action={signOutAction}>
        <SubmitButton variant="secondary" className="w-full">
          Sign out
        </SubmitButton>
      </SignOutForm>
    </PublicFrame>
  );
}
