import { keyPartMaxLength } from './limits';

/** The part of a key that a module's own name makes: "Pay-outs & Fees" becomes "pay-outs-fees". */
export function keyPartFor(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, keyPartMaxLength)
    .replace(/^-+|-+$/g, '');
}
