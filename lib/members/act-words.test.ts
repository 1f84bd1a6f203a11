import { describe, expect, test } from 'vitest';
import { noPasscodes } from './act-passcodes';
import {
  consequencesOf,
  consequencesOfMany,
  endedLines,
  receiptOf,
  type ActEnded,
} from './act-words';

const nothing = {
  devices: 0,
  passcodes: noPasscodes,
  otherProjects: 0,
  activeElsewhere: false,
  invitationOpen: false,
};
const none: ActEnded = {
  devices: 0,
  passcodes: noPasscodes,
  invitations: 0,
  accounts: 0,
  kept: 0,
  concernedElsewhere: 0,
};

describe('what an act will do', () => {
  test('counts the devices that it signs out of', () => {
    expect(consequencesOf('disable', { ...nothing, devices: 1 })[0]).toBe(
      'Signs them out of 1 device at once.',
    );
    expect(consequencesOf('lock', { ...nothing, devices: 2 })[0]).toBe(
      'Signs them out of 2 devices at once.',
    );
    expect(consequencesOf('enable', { ...nothing, devices: 2 }).join()).not.toContain('Signs them');
  });

  test('says that sessions go on where another project is open', () => {
    const elsewhere = { ...nothing, devices: 2, otherProjects: 1, activeElsewhere: true };
    expect(consequencesOf('revoke', elsewhere)).toContain(
      'They stay signed in for their other projects.',
    );
    expect(consequencesOf('delete', elsewhere).join()).not.toContain('Signs them out');
  });

  test('says whether the account goes with the membership', () => {
    expect(consequencesOf('delete', nothing)).toContain(
      'The account goes too, since they belong to no other project.',
    );
    expect(consequencesOf('delete', { ...nothing, otherProjects: 2 })).toContain(
      'The account stays, since they belong to other projects too.',
    );
  });

  test('says that it reaches into other projects', () => {
    expect(consequencesOf('unlock', { ...nothing, otherProjects: 1 })).toContain(
      'It holds for the whole account: in 1 other project as well as in this one.',
    );
    expect(consequencesOfMany('disable', { ...none, concernedElsewhere: 3 })).toContain(
      'It holds for whole accounts: 3 of them belong to other projects too.',
    );
  });
});

describe('what an act ended', () => {
  test('is told item by item, and nothing that did not end', () => {
    expect(endedLines('disable', none)).toEqual([]);
    expect(endedLines('disable', { ...none, devices: 2, invitations: 1 })).toEqual([
      'Signed out of 2 devices',
      '1 invitation cannot be accepted for now',
    ]);
    expect(endedLines('delete', { ...none, invitations: 2, accounts: 1, kept: 3 })).toEqual([
      '2 invitation links stopped working',
      'The account was deleted too, since it belonged to no other project',
      '3 accounts stay, for other projects',
    ]);
  });

  test('has the words that flows wait for', () => {
    expect(receiptOf('unlock', 'Asha Rao', none).title).toBe('User account unlocked successfully');
    expect(receiptOf('disable', 'Asha Rao', none).title).toBe('Asha Rao was disabled');
  });
});
