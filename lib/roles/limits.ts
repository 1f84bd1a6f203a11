/** How many roles of its own a project can have: more than anybody can tell apart. */
export const rolesPerProject = 200;

export const roleNameMaxLength = 60;

/** From how many users one deletion takes a role: each gets a row in the audit log, all in one transaction. */
export const holdersPerDeletion = 10_000;
