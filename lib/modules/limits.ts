/** How many modules of the product a project can have in use; a tree of more is nobody's help. */
export const modulesPerProject = 200;
