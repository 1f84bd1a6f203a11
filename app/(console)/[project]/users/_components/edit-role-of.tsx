import { canEditAccess } from '@/lib/members/policy';
import { EditRole } from '../[userId]/_components/edit-role';
import { targetMember } from '../[userId]/_components/target-member';
import { viewedUser } from '../[userId]/_components/viewed-user';

interface EditRoleOfProps {
  project: string;
  userId: string;
  closeHref: string;
}

/** The panel over the list, for the user that the address names. */
export async function EditRoleOf({ project, userId, closeHref }: EditRoleOfProps) {
  const viewed = await viewedUser(Promise.resolve({ project, userId }));
  if (!canEditAccess(viewed.actor, targetMember(viewed)).allowed) return null;
  return <EditRole viewed={viewed} closeHref={closeHref} />;
}
