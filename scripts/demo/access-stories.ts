import type { AccessLevels } from '../../lib/core/access-level';

/** The project's own roles: what a payments company would have made in its first year. */
export const roleStories = [
  {
    name: 'Finance Lead',
    levels: {
      payments: 'READ',
      'payments.refunds': 'READ_WRITE',
      'payments.settlements': 'READ_WRITE',
      'analytics.reports': 'READ',
    },
  },
  {
    name: 'Support Agent',
    levels: { 'payments.orders': 'READ', 'payments.refunds': 'READ', customers: 'READ_WRITE' },
  },
  {
    name: 'Marketing',
    levels: { engagement: 'READ_WRITE', analytics: 'READ', 'analytics.reports': 'NONE' },
  },
  {
    name: 'Team Lead',
    levels: { users: 'READ_WRITE', roles: 'READ', customers: 'READ', analytics: 'READ' },
  },
  {
    name: 'Auditor',
    levels: { users: 'READ', roles: 'READ', audit: 'READ', settings: 'READ', payments: 'READ' },
  },
] as const satisfies readonly { name: string; levels: AccessLevels }[];

export type RoleName = (typeof roleStories)[number]['name'];

export const productStories = [
  ['loans-eu', 'Consumer Loans EU'],
  ['loans-in', 'Consumer Loans India'],
  ['cards-eu', 'Cards Europe'],
  ['cards-us', 'Cards United States'],
  ['wallet', 'Northwind Wallet'],
  ['pos', 'Point of Sale'],
  ['payouts', 'Marketplace Payouts'],
] as const;

export const gatewayStories = [
  ['gw_fra_01', 'Frankfurt, cards'],
  ['gw_bom_01', 'Mumbai, UPI'],
  ['gw_bom_02', 'Mumbai, cards'],
  ['gw_iad_01', 'Virginia, cards'],
] as const;

/** Not sold any more: it shows what retiring does. */
export const retiredProduct = ['prepaid-2019', 'Prepaid Cards 2019'] as const;

/** What somebody is given beside, or in place of, the role of their own story. */
export type AccessStory = {
  /** Without it they have no system role at all. */
  keepsSystemRole: boolean;
  /** With the days until the end; null for none, below zero when it is over. */
  roles?: readonly (readonly [RoleName, number | null])[];
  overrides?: AccessLevels;
  /** How many products and gateways of the lists they are restricted to. */
  products?: number;
  gateways?: number;
};

/** One after the other for active Members; each is a case that the screens have to show. */
export const accessStories: readonly AccessStory[] = [
  { keepsSystemRole: false, roles: [['Finance Lead', null]] },
  { keepsSystemRole: true, roles: [['Finance Lead', null]], overrides: { customers: 'NONE' } },
  { keepsSystemRole: true, roles: [['Finance Lead', 5]] },
  { keepsSystemRole: false, roles: [['Support Agent', null]], products: 2 },
  { keepsSystemRole: false, roles: [['Support Agent', null]], products: 1, gateways: 2 },
  { keepsSystemRole: false, roles: [['Support Agent', null]], gateways: 1 },
  { keepsSystemRole: false, roles: [['Support Agent', 40]], products: 3 },
  { keepsSystemRole: true, roles: [['Support Agent', -1]] },
  { keepsSystemRole: false, roles: [['Marketing', null]] },
  {
    keepsSystemRole: false,
    roles: [
      ['Marketing', null],
      ['Support Agent', 12],
    ],
  },
  { keepsSystemRole: true, roles: [['Marketing', null]] },
  { keepsSystemRole: true, roles: [['Team Lead', null]] },
  {
    keepsSystemRole: false,
    roles: [
      ['Team Lead', null],
      ['Finance Lead', null],
    ],
  },
  { keepsSystemRole: false, roles: [['Auditor', null]] },
  { keepsSystemRole: false, roles: [['Auditor', 21]] },
  // "Custom access": overrides and no role.
  { keepsSystemRole: false, overrides: { payments: 'READ', 'payments.refunds': 'READ_WRITE' } },
  { keepsSystemRole: false, overrides: { analytics: 'READ' }, products: 1 },
  { keepsSystemRole: false, overrides: { customers: 'READ_WRITE' }, products: 2, gateways: 1 },
  // Nothing at all, and a list that is empty.
  { keepsSystemRole: false },
  { keepsSystemRole: true, products: 0 },
  { keepsSystemRole: true, overrides: { engagement: 'NONE' } },
  {
    keepsSystemRole: true,
    overrides: { payments: 'NONE', 'payments.orders': 'READ', analytics: 'READ_WRITE' },
  },
];
