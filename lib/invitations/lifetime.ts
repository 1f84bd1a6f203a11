const hourMs = 60 * 60_000;

/** How long the links of a project's invitations work; sending one again starts anew. */
export function invitationEnd(now: Date, project: { invitationHours: number }): Date {
  return new Date(now.getTime() + project.invitationHours * hourMs);
}
