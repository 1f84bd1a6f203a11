/** Access levels in ascending order; each contains the ones before it. */
export const accessLevels = ['NONE', 'READ', 'READ_WRITE'] as const;
export type AccessLevel = (typeof accessLevels)[number];

/** Levels by module key. A key that is not its own is not named. */
export type AccessLevels = Readonly<Record<string, AccessLevel>>;

export function includesLevel(held: AccessLevel, needed: AccessLevel): boolean {
  return accessLevels.indexOf(held) >= accessLevels.indexOf(needed);
}

export function highestLevel(levels: Iterable<AccessLevel>): AccessLevel {
  let highest: AccessLevel = 'NONE';
  for (const level of levels) if (includesLevel(level, highest)) highest = level;
  return highest;
}

/**
 * The level named for a key, or null. Objects inherit names such as "constructor", which a module
 * may have as its key.
 */
export function namedLevel(levels: AccessLevels, key: string): AccessLevel | null {
  return Object.hasOwn(levels, key) ? (levels[key] ?? null) : null;
}

/** The level on a module, `NONE` where none is named. */
export function levelOn(levels: AccessLevels, key: string): AccessLevel {
  return namedLevel(levels, key) ?? 'NONE';
}
