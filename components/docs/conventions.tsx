import { problemCodes } from '@/lib/core/api-problem';
import { problemWords } from './problem-words';
import { Words } from './words';

export function Conventions() {
  return (
    <section id="conventions">
      <h2>Conventions</h2>
      <p>
        JSON in UTF-8 both ways. Times are in UTC, as <code>2027-03-03T09:00:00.000Z</code>. What is
        not set is <code>null</code>. Texts are trimmed and e-mail addresses made lower case. Fields
        that there are not are <a href="#invalid">refused</a> in requests; answers may gain fields,
        so pass over those that you do not know.
      </p>
      <h3 id="lists">Lists</h3>
      <p>
        A list answers <code>data</code>, its <code>size</code> and <code>links</code>. Ask for up
        to 500 with <code>limit</code>, and follow <code>links.next</code> until it is null: its
        cursor stays right while rows come and go. Long lists are counted only with{' '}
        <code>count=true</code>, exactly up to 10,000 and then as <code>&quot;10000+&quot;</code>.
      </p>
      <h3 id="idempotency">Repeating a write safely</h3>
      <p>
        Send an <code>Idempotency-Key</code> of your choice with a write, such as a UUID. The same
        key again within 24 hours has no second effect and is answered as before, with{' '}
        <code>Idempotency-Replayed: true</code>. The same key with another request is{' '}
        <a href="#invalid">422</a>; to a caller whose access has changed since it is{' '}
        <a href="#forbidden">403</a>.
      </p>
      <h3 id="versions">Versions</h3>
      <p>
        A resource comes with an <code>ETag</code>. Send it back as <code>If-Match</code>, and the
        write happens only if nothing changed in between; otherwise it is <a href="#stale">409</a>{' '}
        with what changed. What comes about by itself, such as the last sign-in or how a mail gets
        on, stops no write. As <code>If-None-Match</code> it saves reading the same again: 304.
      </p>
      <h3 id="rate-limit">Rate limit</h3>
      <p>
        Each passcode has 600 calls a minute, unless the installation is set up otherwise; one that
        a reset left working shares them with the new one. <code>RateLimit-Limit</code>,{' '}
        <code>RateLimit-Remaining</code> and <code>RateLimit-Reset</code> tell where you are; beyond
        it calls are refused with <a href="#rate_limited">429</a> until the minute is over.
      </p>
      <h3 id="correlation">Finding a call again</h3>
      <p>
        Every answer carries <code>X-Correlation-Id</code>. What a call changed, or was refused,
        stands in the audit log with it, and a fault of ours in the server’s log.
      </p>
    </section>
  );
}

export function Problems() {
  return (
    <section id="problems">
      <h2>Problems</h2>
      <p>
        Whatever is refused or fails is answered with a problem document (RFC 9457),{' '}
        <code>application/problem+json</code>: <code>type</code> is the address of one of the codes
        below, <code>detail</code> a sentence for people, <code>errors</code> names the parts of the
        request that it is about. Nothing was changed then. See{' '}
        <a href="#schema-Problem">its fields</a>.
      </p>
      <dl className="problem-list">
        {problemCodes.map(({ code, title, status }) => (
          <div key={code} id={code}>
            <dt>
              <a href={`#${code}`}>
                <code>{code}</code>
              </a>{' '}
              <b>{status}</b> {title}
            </dt>
            <dd>
              <Words>{problemWords[code]}</Words>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
