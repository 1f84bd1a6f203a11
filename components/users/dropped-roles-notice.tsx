'use client';

import { Notice } from '@/components/ui/notice';
import { joinWords } from '@/lib/access/explain';
import { keepHighestSystemRole, type SystemRoleKey } from '@/lib/access/system-roles';

export interface DroppedRolesNoticeProps {
  /** Those that are chosen. */
  roles: readonly { name: string; systemRole: SystemRoleKey | null }[];
}

/** Said before saving: of several system roles only the highest is kept. */
export function DroppedRolesNotice({ roles }: DroppedRolesNoticeProps) {
  const { kept, dropped } = keepHighestSystemRole(roles);
  const highest = kept.find(({ systemRole }) => systemRole !== null);
  return (
    <div role="status">
      {dropped.length > 0 && highest && (
        <Notice title={`Only ${highest.name} will be kept`}>
          A person has one system role, the highest of those chosen.{' '}
          {joinWords(dropped.map(({ name }) => name))} will be dropped.
        </Notice>
      )}
    </div>
  );
}
