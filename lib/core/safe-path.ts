/**
 * Where to go after signing in: a path on this origin, or the fallback. Addresses of other hosts,
 * also in the forms that browsers repair (`//host`, `/\host`), are never followed.
 */
export function safePath(next: string | undefined, fallback = '/'): string {
  if (!next || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return fallback;
  const base = 'http://origin.invalid';
  try {
    const url = new URL(next, base);
    return url.origin === base ? `${url.pathname}${url.search}${url.hash}` : fallback;
  } catch {
    return fallback;
  }
}
