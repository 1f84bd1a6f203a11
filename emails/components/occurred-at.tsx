import { utcTime } from '../utc-time';

/** When something happened and, when it is known, from which network address. */
export function OccurredAt({ at, address }: { at: string; address: string | null }) {
  return (
    <>
      on {utcTime(at)}
      {address && ` from the network address ${address}`}
    </>
  );
}
