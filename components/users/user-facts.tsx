import { Definition, DefinitionList } from '@/components/ui/definition-list';
import { DateOnly, LastDay, RelativeTime } from '@/components/ui/time';

export interface UserFactsProps {
  user: {
    role: string;
    enabled: boolean;
    locked: boolean;
    twoFactor: boolean;
    lastSignInAt: Date | null;
    addedAt: Date;
    joinedAt: Date | null;
    endsAt: Date | null;
    invitedBy: string | null;
  };
}

export function UserFacts({ user }: UserFactsProps) {
  return (
    <DefinitionList>
      <Definition term="Role">{user.role}</Definition>
      <Definition term="Account Enabled">{user.enabled ? 'Yes' : 'No'}</Definition>
      <Definition term="Account Locked">{user.locked ? 'Yes' : 'No'}</Definition>
      <Definition term="Two-factor">{user.twoFactor ? 'On' : 'Off'}</Definition>
      <Definition term="Passcode Status">None</Definition>
      <Definition term="Last Login">
        {user.lastSignInAt ? <RelativeTime value={user.lastSignInAt} /> : 'Never'}
      </Definition>
      {user.invitedBy && <Definition term="Invited by">{user.invitedBy}</Definition>}
      <Definition term="Added">
        <DateOnly value={user.addedAt} />
      </Definition>
      {user.joinedAt && (
        <Definition term="Member since">
          <DateOnly value={user.joinedAt} />
        </Definition>
      )}
      {user.endsAt && (
        <Definition term="Ends on">
          <LastDay value={user.endsAt} />
        </Definition>
      )}
    </DefinitionList>
  );
}
