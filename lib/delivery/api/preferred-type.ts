type Range = { type: string; quality: number };

const json = 'application/json';

/**
 * The media type to answer: JSON, or one of the others that the `Accept` header names and does not
 * want less.
 */
export function preferredType(accept: string, others: readonly string[]): string {
  const ranges = accept.toLowerCase().split(',').map(rangeOf);
  const wanted = (...names: string[]) =>
    names
      .map((name) => ranges.find(({ type }) => type === name))
      .find((range) => range !== undefined)?.quality ?? 0;
  const atLeast = wanted(json, 'application/*', '*/*');
  return others.find((type) => wanted(type) > 0 && wanted(type) >= atLeast) ?? json;
}

function rangeOf(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim());
  const quality = parameters.map((part) => /^q\s*=\s*(.+)$/.exec(part)?.[1]).find(Boolean);
  return { type, quality: quality === undefined ? 1 : Number(quality) || 0 };
}
