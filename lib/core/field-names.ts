import type { FieldErrors } from './action-state';
import { isAppError, AppError } from './errors';

/**
 * Lets a refusal name the fields of a request where a form calls them otherwise.
 * @param nameOf what the request calls a form's field: `scopes[products]` for `products`
 */
export function withFieldNames<T>(
  nameOf: (field: string) => string,
  work: () => Promise<T>,
): Promise<T> {
  return translating(work, (fieldErrors) => ({
    fieldErrors: Object.fromEntries(
      Object.entries(fieldErrors).map(([field, messages]) => [nameOf(field), messages]),
    ),
  }));
}

/** The same where a parameter of the address takes the place of a form's only field. */
export function withParameterName<T>(parameter: string, work: () => Promise<T>): Promise<T> {
  return translating(work, (fieldErrors, { code }) => ({
    problems: Object.values(fieldErrors)
      .flat()
      .map((detail) => ({ code, detail, source: { parameter } })),
  }));
}

async function translating<T>(
  work: () => Promise<T>,
  places: (fieldErrors: FieldErrors, error: AppError) => AppError['details'],
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isAppError(error) || !error.details.fieldErrors) throw error;
    const { fieldErrors, ...rest } = error.details;
    throw new AppError(error.code, error.message, { ...rest, ...places(fieldErrors, error) });
  }
}
