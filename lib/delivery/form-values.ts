/**
 * A posted form as a plain object: a name that occurs more than once becomes a list. Next's own
 * fields are left out. Files are not for actions and are left out too.
 *
 * The form is walked once, since asking it for each name would let a large one hold the process.
 */
export function formValues(form: FormData): Record<string, string | string[]> {
  const texts = new Map<string, string[]>();
  for (const [name, value] of form) {
    if (name.startsWith('$ACTION') || typeof value !== 'string') continue;
    const text = storable(value);
    const known = texts.get(name);
    if (known) known.push(text);
    else texts.set(name, [text]);
  }
  return Object.fromEntries(
    Array.from(texts, ([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
  );
}

/** PostgreSQL's texts hold no NUL, which no browser sends; it is read as HTML reads it. */
function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd');
}

const secretFields = /password|code|token|secret|^link$/i;

/** What a form shows again after an error: everything that was typed but secrets. */
export function withoutSecrets(
  values: Record<string, string | string[]>,
): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secretFields.test(name)));
}
