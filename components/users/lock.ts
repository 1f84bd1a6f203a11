/** A lock that holds at the moment. */
export type Lock = { by: 'admin' } | { by: 'failures'; until: Date };
