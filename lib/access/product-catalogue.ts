type CatalogueModule = { key: string; name: string; subModules: readonly CatalogueSubModule[] };
type CatalogueSubModule = { key: string; name: string };

/** The product modules with which a project begins; Settings can change every one of them. */
export const productCatalogue: readonly CatalogueModule[] = [
  {
    key: 'payments',
    name: 'Payments',
    subModules: [
      { key: 'payments.orders', name: 'Orders' },
      { key: 'payments.refunds', name: 'Refunds' },
      { key: 'payments.settlements', name: 'Settlements' },
    ],
  },
  {
    key: 'analytics',
    name: 'Analytics',
    subModules: [
      { key: 'analytics.dashboards', name: 'Dashboards' },
      { key: 'analytics.reports', name: 'Reports' },
    ],
  },
  {
    key: 'engagement',
    name: 'Engagement',
    subModules: [
      { key: 'engagement.campaigns', name: 'Campaigns' },
      { key: 'engagement.segments', name: 'Segments' },
    ],
  },
];
