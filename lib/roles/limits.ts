/** How many roles of its own a project can have: more than anybody can tell apart. */
export const rolesPerProject = 200;

export const roleNameMaxLength = 60;
