import { z } from 'zod';
import { AppError } from './errors';

/** What a form shows of a thing, by what it is called: `{ "Refunds": "Read" }`. */
export type ShownFacts = Readonly<Record<string, string>>;

/** What a form sends along, so that saving can tell whether somebody else saved in between. */
export const basisInput = z.string().max(200_000).optional();

const stored = z.record(z.string(), z.string());

export function basisOf(facts: ShownFacts): string {
  return JSON.stringify(facts);
}

/**
 * @param basis what the form was filled from; undefined asks for nothing
 * @throws `stale` with what changed since, when it is not what is stored now
 */
export function assertFresh(basis: string | undefined, current: ShownFacts): void {
  if (basis === undefined) return;
  const changes = changesSince(basis, current);
  if (changes.length === 0) return;
  throw new AppError(
    'stale',
    'Somebody changed this while you were editing. Nothing was saved; your entries are kept.',
    { staleness: { changes, basis: basisOf(current) } },
  );
}

function changesSince(basis: string, current: ShownFacts): string[] {
  const before = factsOf(basis);
  if (!before) return ['This form is not complete. Reload the page.'];
  const names = [...new Set([...before.keys(), ...Object.keys(current)])];
  const now = new Map(Object.entries(current));
  return names
    .filter((name) => before.get(name) !== now.get(name))
    .map((name) => `${name}: ${before.get(name) ?? 'not set'} → ${now.get(name) ?? 'not set'}`);
}

function factsOf(basis: string): Map<string, string> | null {
  try {
    const parsed = stored.safeParse(JSON.parse(basis));
    return parsed.success ? new Map(Object.entries(parsed.data)) : null;
  } catch {
    return null;
  }
}
