/** "payments" or "payments.refunds": lower-case words, joined by dashes, two levels at most. */
export const moduleKeyForm = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?$/;
