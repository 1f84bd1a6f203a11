import type { InvitationListParams } from '@/lib/invitations/listing-schema';

export type InvitationsAddress = Partial<InvitationListParams>;

/** The parameters that say which invitations are listed. */
export function invitationParameters({ q, status }: InvitationsAddress): Record<string, string> {
  return { ...(q ? { q } : {}), ...(status ? { status: status.toLowerCase() } : {}) };
}

export function invitationsHref(
  base: string,
  address: InvitationsAddress,
  more: Record<string, string> = {},
): string {
  const { cursor } = address;
  const query = new URLSearchParams({
    ...invitationParameters(address),
    ...(cursor ? { cursor } : {}),
    ...more,
  });
  return query.size > 0 ? `${base}?${query}` : base;
}
