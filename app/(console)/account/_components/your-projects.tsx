import { LeaveProjectPanel } from '@/components/account/leave-project-panel';
import { ProjectList } from '@/components/account/project-list';
import { SettingsSection } from '@/components/settings/settings-section';
import { ButtonLink } from '@/components/ui/button-link';
import type { SignedInUser } from '@/lib/core/actor';
import { listOwnMemberships } from '@/lib/members/queries/list-own-memberships';
import { isOfferedNewProject } from '@/lib/projects/queries/may-create-project';
import { leaveProjectAction } from '../projects/actions';

interface YourProjectsProps {
  user: SignedInUser;
  /** Of `/account`: `?panel=leave&project=…` opens the dialog. */
  searchParams: { panel?: string | string[]; project?: string | string[] };
}

/** On My Account: the viewer's projects, leaving one, and the way to a new one. */
export async function YourProjects({ user, searchParams }: YourProjectsProps) {
  const now = new Date();
  const memberships = await listOwnMemberships(user, now);
  const mayCreate = await isOfferedNewProject(user, now);
  const leaving =
    searchParams.panel === 'leave' &&
    memberships.find(
      ({ slug, state, isOnlyAdmin }) =>
        slug === searchParams.project && state === 'active' && !isOnlyAdmin,
    );
  return (
    <SettingsSection
      title="Your projects"
      description={
        memberships.length > 0 ? 'Where you are a user, and as what.' : 'You are in no project.'
      }
      actions={mayCreate && <ButtonLink href="/account/projects/new">New project</ButtonLink>}
    >
      {memberships.length > 0 && (
        <ProjectList
          memberships={memberships}
          leaveHref={(slug) => `/account?panel=leave&project=${slug}`}
        />
      )}
      {leaving && (
        <LeaveProjectPanel
          action={leaveProjectAction}
          slug={leaving.slug}
          projectName={leaving.projectName}
          closeHref="/account"
        />
      )}
    </SettingsSection>
  );
}
