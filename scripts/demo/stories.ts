import type { SystemRoleKey } from '../../lib/access/system-roles';
import type { Fate } from './fates';

/** Somebody with a name that lists, mails and searches have to bear. */
export type Story = {
  firstName: string;
  lastName: string;
  email: string;
  role: SystemRoleKey;
  fate: Fate;
};

/** The Admin who made the project. */
export const adminStory: Story = {
  firstName: 'Asha',
  lastName: 'Rao',
  email: 'admin@example.com',
  role: 'ADMIN',
  fate: 'active',
};

/** Whom the demo lets sign in, the Admin first. */
export const signInStories: readonly Story[] = [
  adminStory,
  {
    firstName: 'Mateusz',
    lastName: 'Żółkiewski',
    email: 'approver@example.com',
    role: 'APPROVER',
    fate: 'active',
  },
  {
    firstName: 'Hana',
    lastName: 'Kobayashi',
    email: 'member@example.com',
    role: 'MEMBER',
    fate: 'active',
  },
];

type Line = readonly [first: string, last: string, address: string, SystemRoleKey, Fate];

const lines: readonly Line[] = [
  ['Priya', 'Venkataraman', 'priya.venkataraman', 'ADMIN', 'active'],
  ['Jonas', 'Lindqvist', 'jonas.lindqvist', 'ADMIN', 'active'],
  ['Camille', 'Dubois', 'camille.dubois', 'ADMIN', 'disabled'],
  [
    'Maria do Carmo Aparecida',
    'de Albuquerque e Vasconcelos Cavalcanti de Sousa Pinto',
    'maria.do.carmo.de.albuquerque.e.vasconcelos.cavalcanti',
    'APPROVER',
    'active',
  ],
  [
    'Hubert Blaine',
    'Wolfeschlegelsteinhausenbergerdorff',
    'hubert.blaine.wolfeschlegelsteinhausenbergerdorff',
    'CREATOR',
    'active',
  ],
  ['<b>Bobby</b>', '<script>alert("Tables")</script>', 'bobby.tables', 'MEMBER', 'active'],
  ['{{name}}', '=HYPERLINK("https://example.com","Ledger")', 'formula', 'MEMBER', 'active'],
  ['Suharto', '', 'suharto', 'MEMBER', 'active'],
  ['Anna', 'Schmidt', 'anna.schmidt', 'CREATOR', 'active'],
  ['Anna', 'Schmidt', 'anna.schmidt2', 'MEMBER', 'disabled'],
  ['José', 'García', 'jose.garcia', 'CREATOR', 'active'],
  // The same name with its accents written as marks of their own.
  ['Jose\u0301', 'Garci\u0301a', 'jose.garcia.decomposed', 'MEMBER', 'never-signed-in'],
  ['Christopher', 'Null', 'null', 'MEMBER', 'active'],
  ['Siobhán', 'O’Connor-Ní Dhomhnaill', 'siobhan.oconnor', 'APPROVER', 'locked'],
  ['عبد الرحمن', 'بن محمد آل سعود', 'abdulrahman.alsaud', 'CREATOR', 'active'],
  ['נועה', 'כהן־לוי', 'noa.cohen.levi', 'MEMBER', 'active'],
  // A direction override, which must not turn round what stands beside it.
  ['Rev\u202Eesrever', 'Direction', 'direction', 'MEMBER', 'active'],
  ['山田', '太郎', 'taro.yamada', 'APPROVER', 'active'],
  ['กมลวรรณ', 'ศรีสุวรรณพานิชกุล', 'kamonwan', 'MEMBER', 'active'],
  ['कृष्णन्', 'रामस्वामी', 'krishnan', 'MEMBER', 'revoked'],
  ['X Æ', 'Å', 'x', 'MEMBER', 'active'],
];

export const nameStories: readonly Story[] = lines.map(
  ([firstName, lastName, address, role, fate]) => ({
    firstName,
    lastName,
    email: `${address}@example.com`,
    role,
    fate,
  }),
);
