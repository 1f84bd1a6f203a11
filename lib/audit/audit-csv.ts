import { stringify } from 'csv-stringify/sync';
import { defuseFormula } from '../core/csv';
import type { AuditEventResource } from './audit-event-resource';

const columns: [name: string, value: (event: AuditEventResource) => string | null | undefined][] = [
  ['Time', ({ at }) => at],
  ['Event', ({ title }) => title],
  ['Event key', ({ event }) => event],
  ['Outcome', ({ outcome }) => outcome],
  ['Actor', ({ actor }) => actor?.name],
  ['Actor e-mail', ({ actor }) => actor?.email],
  ['Actor ID', ({ actor }) => actor?.id],
  ['Target type', ({ target }) => target?.type],
  ['Target', ({ target }) => target?.name],
  ['Target e-mail', ({ target }) => target?.email],
  ['Target ID', ({ target }) => target?.id],
  ['Before', ({ before }) => before && JSON.stringify(before)],
  ['After', ({ after }) => after && JSON.stringify(after)],
  ['Reason', ({ reason }) => reason],
  ['Address', ({ address }) => address],
  ['User agent', ({ userAgent }) => userAgent],
  ['Passcode', ({ passcode }) => passcode],
  ['Correlation ID', ({ correlationId }) => correlationId],
  ['ID', ({ id }) => id],
];

/** The header line; it begins with the mark by which spreadsheets know UTF-8. */
export function auditCsvHeader(): string {
  return `\ufeff${lines([columns.map(([name]) => name)])}`;
}

export function auditCsvOf(events: readonly AuditEventResource[]): string {
  return lines(
    events.map((event) => columns.map(([, value]) => defuseFormula(value(event) ?? ''))),
  );
}

function lines(records: string[][]): string {
  return stringify(records, { record_delimiter: 'windows' });
}
