import type { AccessLevels } from '../core/access-level';
import { AppError } from '../core/errors';
import type { Module } from '../core/module';

/** @throws `invalid` at each field `levels[key]` that names none of the modules */
export function assertKnownModules(levels: AccessLevels, modules: readonly Module[]): void {
  const unknown = Object.keys(levels).filter((key) => !modules.some((each) => each.key === key));
  if (unknown.length === 0) return;
  const message = 'There is no such module in this project any more.';
  throw new AppError('invalid', message, {
    fieldErrors: Object.fromEntries(unknown.map((key) => [`levels[${key}]`, [message]])),
  });
}
