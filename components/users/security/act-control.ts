/** Where an act is asked for, and why it is refused. */
export type ActControl = { href: string; refusal: string | null };
