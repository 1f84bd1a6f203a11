/** First parts of fixed addresses, which no project may take (experience.md, Addresses). */
const reservedSlugs = new Set([
  'account',
  'api',
  'confirm-email',
  'docs',
  'forgot-password',
  'invitation',
  'reset-password',
  'reset-two-factor',
  'setup',
  'sign-in',
  'sign-out',
  'sign-up',
]);

const slugMaxLength = 50;

/** A project's address, made of its name: lower-case words joined by dashes, never reserved. */
export function slugFor(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, slugMaxLength)
    .replace(/^-+|-+$/g, '');
  if (slug === '') return 'project';
  return reservedSlugs.has(slug) ? `${slug}-project` : slug;
}
