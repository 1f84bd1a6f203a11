import type { AuditEntry } from '../audit/record-audit';
import { AuditedRefusal } from '../audit/record-refusal';
import type { FailedRow } from './check-rows';

type Invited = {
  invited: readonly unknown[];
  failed: readonly FailedRow[];
  refusals: readonly AuditEntry[];
};

/**
 * Where nobody was invited, undoes the rest of it and tells why, row by row; of those rows that
 * asked for more than the caller may give, the audit log tells too.
 * @throws `forbidden`, `reauthentication_required`, `invalid` with each row
 */
export function assertSomebodyInvited({ invited, failed, refusals }: Invited): void {
  if (invited.length > 0) return;
  const codes = failed.map(({ code }) => code);
  const problems = failed.map(({ row, code, reason }) => ({
    code,
    detail: reason,
    source: { pointer: `/rows/${row}/${fieldOf[code]}` },
  }));
  throw new AuditedRefusal(
    (['forbidden', 'reauthentication_required'] as const).find((code) => codes.includes(code)) ??
      'invalid',
    'Nobody was invited; `errors` tells why, row by row.',
    { problems },
    refusals,
  );
}

const fieldOf: Record<FailedRow['code'], 'email' | 'roles'> = {
  invalid_email: 'email',
  duplicate: 'email',
  present: 'email',
  no_role: 'roles',
  unknown_role: 'roles',
  forbidden: 'roles',
  reauthentication_required: 'roles',
};
