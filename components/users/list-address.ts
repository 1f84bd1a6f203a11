import type { MemberListParams } from '@/lib/members/schema';

export type ListAddress = Partial<MemberListParams>;

/** The parameters that say who is listed and how; what is usual stays out of the address. */
export function listParameters({
  q,
  status,
  role,
  mail,
  twoFactor,
  passcode,
  lastLogin,
  module,
  level,
  sort,
}: ListAddress): Record<string, string> {
  const all = {
    q,
    status: status?.toLowerCase(),
    role,
    mail,
    twoFactor,
    passcode: passcode?.toLowerCase(),
    lastLogin,
    module,
    level: module ? level : undefined,
    sort: sort === 'name' ? undefined : sort,
  };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

/** The filter of a list, as an act on all that match it takes it. */
export function selectionFilter(address: ListAddress): Record<string, string> {
  const { sort: _, status, passcode, ...filter } = listParameters(address);
  return {
    ...filter,
    ...(status ? { status: status.toUpperCase() } : {}),
    ...(passcode ? { passcode: passcode.toUpperCase() } : {}),
  };
}

/** Whether a search or filter is on. */
export function isFilteredAddress(address: ListAddress): boolean {
  return Object.keys(listParameters({ ...address, sort: 'name' })).length > 0;
}

/** The address of a users list. Whatever it changes, it starts at the first page unless told. */
export function listHref(
  base: string,
  address: ListAddress,
  more: Record<string, string> = {},
): string {
  const { cursor } = address;
  const query = new URLSearchParams({
    ...listParameters(address),
    ...(cursor ? { cursor } : {}),
    ...more,
  });
  return query.size > 0 ? `${base}?${query}` : base;
}
