import { moduleTitle } from '@/lib/access/module-title';
import type { Module } from '@/lib/core/module';
import type { LastLogin, TwoFactorState } from '@/lib/members/schema';
import { endingDays, passcodeStatusNames, type PasscodeFilter } from '@/lib/core/passcode-terms';
import type { FilterChip } from '@/components/ui/filter-menu';
import { accessWords } from './access-words';
import type { ListAddress } from './list-address';
import { statusWord } from './status-word';

export const lastLoginWords: Record<LastLogin, string> = {
  never: 'Never signed in',
  30: 'Not for 30 days',
  90: 'Not for 90 days',
};

export const twoFactorWords: Record<TwoFactorState, string> = { on: 'On', off: 'Off' };

export const passcodeWords: Record<PasscodeFilter, string> = {
  ...passcodeStatusNames,
  ENDING: `Ends within ${endingDays} days`,
};

/** What an address of the list filters by, but for the search, which stands in its box. */
export function filterChips(
  address: ListAddress,
  roles: readonly { id: string; name: string }[],
  modules: readonly Module[],
  at: (change: ListAddress) => string,
): FilterChip[] {
  const { status, role, mail, twoFactor, passcode, lastLogin, module, level = 'READ' } = address;
  const chips: FilterChip[] = [];
  const add = (label: string, change: ListAddress) => chips.push({ label, removeHref: at(change) });
  if (status) add(`Status: ${statusWord(status)}`, { status: null });
  if (mail) add('Mail: Failed', { mail: null });
  if (role) {
    add(`Role: ${roles.find(({ id }) => id === role)?.name ?? 'unknown'}`, { role: null });
  }
  if (lastLogin) add(`Last Login: ${lastLoginWords[lastLogin]}`, { lastLogin: null });
  if (twoFactor) add(`Two-factor: ${twoFactorWords[twoFactor]}`, { twoFactor: null });
  if (passcode) add(`Passcode: ${passcodeWords[passcode]}`, { passcode: null });
  if (module) {
    const asked = modules.find(({ key }) => key === module);
    const title = asked ? moduleTitle(asked, modules) : 'unknown module';
    add(`Access: ${accessWords[level].toLowerCase()} ${title}`, { module: null });
  }
  return chips;
}

export const noFilter: ListAddress = {
  q: '',
  status: null,
  role: null,
  mail: null,
  twoFactor: null,
  passcode: null,
  lastLogin: null,
  module: null,
};
