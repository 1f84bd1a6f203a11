/**
 * A posted form as a plain object: a name that occurs more than once becomes a list. Next's own
 * fields are left out. Files are not for actions and are left out too.
 */
export function formValues(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue;
    const texts = form.getAll(name).filter((value) => typeof value === 'string');
    const [first] = texts;
    if (first !== undefined) values[name] = texts.length === 1 ? first : texts;
  }
  return values;
}

const secretFields = /password|code|token|secret|^link$/i;

/** What a form shows again after an error: everything that was typed but secrets. */
export function withoutSecrets(
  values: Record<string, string | string[]>,
): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secretFields.test(name)));
}
