/** How long an invitation's links work where no project says otherwise. */
export const invitationMs = 72 * 60 * 60_000;

/** How many invitations one bulk act takes; a list has to count as many. */
export const selectedInvitationsMax = 10_000;

/** Beyond this a list says "10,000+". */
export const countedInvitations = 10_000;
