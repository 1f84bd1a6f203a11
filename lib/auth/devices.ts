import { deviceName } from '../core/device-name';
import { database } from '../platform/database';
import { sessionIsOpen } from './open-session';
import { sessionHandle } from './session-handle';

/** Somewhere that a person is signed in. */
export type Device = {
  /** Stands for the session; its own ID stays on the server. */
  session: string;
  /** "Firefox on Windows" */
  name: string;
  address: string | null;
  signedInAt: Date;
  lastSeenAt: Date;
  /** Whether it is the one that asks. */
  current: boolean;
};

type Row = {
  id: string;
  userAgent: string | null;
  address: string | null;
  createdAt: Date;
  lastSeenAt: Date;
};

/** Where a person is signed in now: the device that asks first, then by last activity. */
export async function listDevices(
  userId: string,
  now: Date,
  currentSessionId?: string,
): Promise<Device[]> {
  const rows = await database().$queryRaw<Row[]>`
    SELECT s.id, s.user_agent AS "userAgent", s.address, s.created_at AS "createdAt",
           s.last_seen_at AS "lastSeenAt"
    FROM sessions s
    WHERE s.user_id = ${userId}::uuid AND ${sessionIsOpen(now)}
    ORDER BY s.last_seen_at DESC, s.id`;
  const devices = rows.map(({ id, userAgent, address, createdAt, lastSeenAt }) => ({
    session: sessionHandle(id),
    name: deviceName(userAgent),
    address,
    signedInAt: createdAt,
    lastSeenAt,
    current: id === currentSessionId,
  }));
  return devices.sort((a, b) => Number(b.current) - Number(a.current));
}
