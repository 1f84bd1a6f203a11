'use server';

import type { ActionState } from '@/lib/core/action-state';
import { runAction } from '@/lib/delivery/run-action';
import { addScopeEntry } from '@/lib/scopes/commands/add-scope-entry';
import {
  renameScopeEntry,
  restoreScopeEntry,
  retireScopeEntry,
} from '@/lib/scopes/commands/change-scope-entry';
import {
  addScopeEntryInput,
  renameScopeEntryInput,
  reviewedScopeEntryInput,
  scopeWords,
} from '@/lib/scopes/schema';
import { backTo, showAnewWhenRefused } from '../after-change';

export async function addScopeEntryAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(addScopeEntryInput, form, async (ctx, input) => {
    const { name } = await addScopeEntry(ctx, input);
    return backTo(ctx, 'products', `${scopeWords[input.kind].title} ${name} added`);
  });
}

export async function renameScopeEntryAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(renameScopeEntryInput, form, async (ctx, input) => {
    const { name } = await renameScopeEntry(ctx, input);
    return backTo(ctx, 'products', `Renamed to ${name}`);
  });
}

export async function retireScopeEntryAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(reviewedScopeEntryInput, form, async (ctx, input) => {
    const { kind, name } = await showAnewWhenRefused(ctx, retireScopeEntry(ctx, input));
    return backTo(ctx, 'products', `${scopeWords[kind].title} ${name} retired`);
  });
}

export async function restoreScopeEntryAction(
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return runAction(reviewedScopeEntryInput, form, async (ctx, input) => {
    const { kind, name } = await showAnewWhenRefused(ctx, restoreScopeEntry(ctx, input));
    return backTo(ctx, 'products', `${scopeWords[kind].title} ${name} restored`);
  });
}
