import type { Context } from '@/lib/core/context';
import { AuditedRefusal } from '@/lib/audit/record-refusal';
import { withFieldNames } from '@/lib/core/field-names';
import type { InviteBody } from '@/lib/invitations/api-schema';
import { inviteUsers, type InviteUsersResult } from '@/lib/invitations/commands/invite-users';
import { toInvitationResource, type InviteResource } from '@/lib/invitations/invitation-resource';
import { findInvitationsSentNow } from '@/lib/invitations/queries/read-invitations';
import { findNamedScopes } from '@/lib/members/queries/external-scopes';

type Failed = InviteUsersResult['failed'][number];

/**
 * Invites those who can be invited, and answers row by row.
 * @throws `forbidden`, `reauthentication_required`, `invalid` with each row, when it invites nobody
 */
export async function invite(ctx: Context, body: InviteBody): Promise<InviteResource> {
  const { actor, now } = ctx;
  const scopes = await findNamedScopes(actor, body.scopes, '/scopes');
  const rows = body.rows.map(({ email, roles }, row) => ({ row, email, roleIds: roles }));
  const { invited, failed, refusals } = await withFieldNames(
    (field) => field.replace(/^(products|gateways)$/, 'scopes[$1]'),
    () => inviteUsers(ctx, { rows, scopes, endsAt: body.endsAt }),
  );
  if (invited.length === 0) throw nobodyInvited(failed, refusals);
  const emails = invited.map(({ email }) => email);
  const invitations = await findInvitationsSentNow(actor, emails, now);
  const answers = [
    ...invited.map(({ row, email, dropped }) => {
      const invitation = invitations.get(email);
      return {
        row,
        email,
        outcome: 'invited' as const,
        invitation: invitation ? toInvitationResource(invitation, now) : null,
        dropped,
        code: null,
        detail: null,
      };
    }),
    ...failed.map(({ row, email, code, reason }) => ({
      row,
      email,
      outcome: 'failed' as const,
      invitation: null,
      dropped: [],
      code,
      detail: reason,
    })),
  ];
  return {
    invited: invited.length,
    failed: failed.length,
    rows: answers.sort((one, other) => one.row - other.row),
  };
}

/** Who asks for more than they may give is refused, which the audit log tells row by row. */
function nobodyInvited(
  failed: readonly Failed[],
  refusals: InviteUsersResult['refusals'],
): AuditedRefusal {
  const codes = failed.map(({ code }) => code);
  const problems = failed.map(({ row, code, reason }) => ({
    code,
    detail: reason,
    source: { pointer: `/rows/${row}/${fieldOf[code]}` },
  }));
  return new AuditedRefusal(
    (['forbidden', 'reauthentication_required'] as const).find((code) => codes.includes(code)) ??
      'invalid',
    'Nobody was invited; `errors` tells why, row by row.',
    { problems },
    refusals,
  );
}

const fieldOf: Record<Failed['code'], 'email' | 'roles'> = {
  invalid_email: 'email',
  duplicate: 'email',
  present: 'email',
  no_role: 'roles',
  unknown_role: 'roles',
  forbidden: 'roles',
  reauthentication_required: 'roles',
};
