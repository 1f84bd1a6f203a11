/** How long an invitation's links work; sending it again starts anew. */
export const invitationMs = 72 * 60 * 60_000;
