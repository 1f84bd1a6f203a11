import type { FieldErrors } from './action-state';
import { isAppError, AppError } from './errors';

/**
 * Lets a refusal name the fields of a request where a form calls them otherwise.
 * @param nameOf what the request calls a form's field: `scopes[products]` for `products`
 */
export async function withFieldNames<T>(
  nameOf: (field: string) => string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isAppError(error) || !error.details.fieldErrors) throw error;
    const fieldErrors: FieldErrors = Object.fromEntries(
      Object.entries(error.details.fieldErrors).map(([field, messages]) => [
        nameOf(field),
        messages,
      ]),
    );
    throw new AppError(error.code, error.message, { ...error.details, fieldErrors });
  }
}
