import type { FieldErrors } from './action-state';

type FormValue = string | string[];

/** What a form posted under the names of its fields, as it shows them again. */
export type PostedValues = Record<string, FormValue>;

/**
 * A posted form as a plain object: a name that occurs more than once becomes a list. Next's own
 * fields are left out. Files are not for actions and are left out too.
 *
 * The form is walked once, since asking it for each name would let a large one hold the process.
 */
export function formValues(form: FormData): PostedValues {
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

/** What a schema parses: the fields `levels[payments]`, `levels[users]` are the record `levels`. */
export function formInput(values: PostedValues): Record<string, FormValue | PostedValues> {
  const input = new Map<string, FormValue | Map<string, FormValue>>();
  for (const [name, value] of Object.entries(values)) {
    const [, record, key] = /^([^[\]]+)\[([^[\]]+)\]$/.exec(name) ?? [];
    if (record === undefined || key === undefined) {
      input.set(name, value);
      continue;
    }
    const known = input.get(record);
    if (known instanceof Map) known.set(key, value);
    else input.set(record, new Map([[key, value]]));
  }
  return Object.fromEntries(
    Array.from(input, ([name, value]) => [
      name,
      value instanceof Map ? Object.fromEntries(value) : value,
    ]),
  );
}

/** The name of the field at a path of what was parsed. */
export function fieldName(path: readonly PropertyKey[]): string {
  const [first, second] = path;
  if (first === undefined) return 'form';
  return typeof second === 'string' ? `${String(first)}[${second}]` : String(first);
}

/** What a schema found wrong, by the names of the fields. */
export function fieldErrorsOf(error: {
  issues: readonly { path: readonly PropertyKey[]; message: string }[];
}): FieldErrors {
  const errors: FieldErrors = {};
  for (const { path, message } of error.issues) (errors[fieldName(path)] ??= []).push(message);
  return errors;
}

/** PostgreSQL's texts hold no NUL, which no browser sends; it is read as HTML reads it. */
function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd');
}

const secretFields = /password|code|token|secret|^link$/i;

/** What a form shows again after an error: everything that was typed but secrets. */
export function withoutSecrets(values: PostedValues): PostedValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secretFields.test(name)));
}
