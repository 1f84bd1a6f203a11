/** Beyond this a list says "10,000+": counting on would cost more than the answer is worth. */
export const countedMembers = 10_000;

/** How many users one bulk act takes; a list has to count as many. */
export const selectedUsersMax = 10_000;
