/** Beyond this a list says "10,000+": counting on would cost more than the answer is worth. */
export const countedMembers = 10_000;

/** How many users one bulk act takes: as many as a list counts. */
export const selectedUsersMax = countedMembers;
