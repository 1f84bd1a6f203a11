import type { FormAction } from '@/components/form/form';
import { CopyRequest } from '@/components/requests/copy-request';
import type { PersonAct } from '@/lib/members/person-schema';
import { ActPanel } from './act-panel';

export interface PersonActPanelProps {
  act: PersonAct;
  action: FormAction;
  hidden: Record<string, string>;
  closeHref: string;
  name: string;
  email: string;
  /** Why it cannot be done now. */
  hindrance: string | null;
  consequences: readonly string[];
}

type Words = { title: string; confirm: string; destructive?: boolean };

const words: Record<PersonAct, Words> = {
  disable: { title: 'Disable User?', confirm: 'Yes, Disable', destructive: true },
  enable: { title: 'Enable User?', confirm: 'Yes, Enable' },
  lock: { title: 'Lock Account', confirm: 'Yes, Lock', destructive: true },
  unlock: { title: 'Unlock Account', confirm: 'Yes, Unlock' },
  revoke: { title: 'Revoke User Access', confirm: 'Revoke', destructive: true },
  grant: { title: 'Grant User Access', confirm: 'Grant' },
  delete: { title: 'Delete User', confirm: 'Yes, delete it', destructive: true },
};

/** Asks before one of the acts on a person or their membership. */
export function PersonActPanel({ act, hindrance, ...panel }: PersonActPanelProps) {
  return (
    <ActPanel
      {...panel}
      {...words[act]}
      refusal={hindrance}
      footer={<CopyRequest form={{ of: 'person-act', act }} />}
    />
  );
}
