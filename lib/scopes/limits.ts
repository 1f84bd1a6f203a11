/** How many products, and how many gateways, a project can have in use: a form lists all of them. */
export const entriesPerKind = 500;
