const formulaSigns = new Set(['=', '+', '-', '@']);

/**
 * A text that no spreadsheet takes for a formula (CSV injection): one that begins with a sign that
 * starts one, in any of its widths, or with a tab or line break that hides one, gets an apostrophe
 * in front.
 */
export function defuseFormula(text: string): string {
  const first = text.at(0);
  if (first === undefined) return text;
  const starts = formulaSigns.has(first.normalize('NFKC')) || /[\t\r\n]/.test(first);
  return starts ? `'${text}` : text;
}
