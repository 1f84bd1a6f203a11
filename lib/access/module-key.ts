/** "payments" or "payments.refunds": lower-case words, joined by dashes, two levels at most. */
export const moduleKeyForm = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?$/;

/** Two parts and the dot between them fit into what the database takes for a key. */
export const keyPartMaxLength = 49;

/** The part of a key that a module's name makes: "Pay-outs & Fees" becomes "pay-outs-fees". */
export function keyPartFor(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, keyPartMaxLength)
    .replace(/^-+|-+$/g, '');
}
