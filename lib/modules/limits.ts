/** How many modules of the product a project can have in use; a tree of more is nobody's help. */
export const modulesPerProject = 200;

/** Two parts and the dot between them fit into what the database takes for a key. */
export const keyPartMaxLength = 49;
