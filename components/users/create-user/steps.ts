import type { FieldErrors } from '@/lib/core/action-state';
import { fieldErrorsOf, formInput, type PostedValues } from '@/lib/core/form-values';
import { createUserInput, credentialsInput, type CreateUserInput } from '@/lib/invitations/schema';

/** The wizard's pages in their order, by the part of the address that names them. */
export const steps = [
  { key: 'credentials', label: 'User Credentials' },
  { key: 'access', label: 'Access Control' },
  { key: 'review', label: 'Review' },
] as const;
export type StepKey = (typeof steps)[number]['key'];

const credentialFields = ['email', 'firstName', 'lastName', 'mobile'];

export function stepOf(asked: string | null): StepKey {
  return steps.find(({ key }) => key === asked)?.key ?? 'credentials';
}

export function indexOfStep(step: StepKey): number {
  return steps.findIndex(({ key }) => key === step);
}

/** What of a form the first step is about. */
export function credentialsOf(values: PostedValues): PostedValues {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => credentialFields.includes(name)),
  );
}

type Parsed = { input: CreateUserInput; errors?: never } | { input?: never; errors: FieldErrors };

/** The whole form as the server will take it, but for what only the server knows. */
export function parseAll(values: PostedValues): Parsed {
  const fields = Object.entries(values).filter(([name]) => name !== 'project');
  const parsed = createUserInput.safeParse(formInput(Object.fromEntries(fields)));
  return parsed.success ? { input: parsed.data } : { errors: fieldErrorsOf(parsed.error) };
}

export function credentialErrors(values: PostedValues): FieldErrors {
  const parsed = credentialsInput.safeParse(credentialsOf(values));
  return parsed.success ? {} : fieldErrorsOf(parsed.error);
}

/** The step that holds the first field with an error. */
export function stepOfErrors(errors: FieldErrors): StepKey {
  return Object.keys(errors).some((name) => credentialFields.includes(name))
    ? 'credentials'
    : 'access';
}

/** The last step that a form which holds these values can show: a review shows what is whole. */
export function furthestStep(values: PostedValues): StepKey {
  const { errors } = parseAll(values);
  return errors ? stepOfErrors(errors) : 'review';
}
