import { expect, test } from 'vitest';
import { findModules } from '@/lib/access/queries/find-member-access';
import { database } from '@/lib/platform/database';
import { givenProject } from '@/tests/support/given-project';

test('a project begins with product modules, in order, before those of the dashboard', async () => {
  const { id } = await givenProject();
  const modules = await findModules(database(), id);
  expect(modules.map(({ key, name, parentKey }) => [key, name, parentKey])).toEqual([
    ['payments', 'Payments', null],
    ['payments.orders', 'Orders', 'payments'],
    ['payments.refunds', 'Refunds', 'payments'],
    ['payments.settlements', 'Settlements', 'payments'],
    ['analytics', 'Analytics', null],
    ['analytics.dashboards', 'Dashboards', 'analytics'],
    ['analytics.reports', 'Reports', 'analytics'],
    ['engagement', 'Engagement', null],
    ['engagement.campaigns', 'Campaigns', 'engagement'],
    ['engagement.segments', 'Segments', 'engagement'],
    ['users', 'Users', null],
    ['roles', 'Roles', null],
    ['customers', 'Customers', null],
    ['audit', 'Audit Log', null],
    ['settings', 'Settings', null],
  ]);
});
