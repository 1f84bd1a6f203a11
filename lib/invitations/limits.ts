/** How long an invitation's links work where no project says otherwise. */
export const invitationMs = 72 * 60 * 60_000;
