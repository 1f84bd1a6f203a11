/** The mailbox as a person reads it: a list, and one page for each mail. */

const style = `
:root { color-scheme: light dark; font: 14px/1.45 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 960px; padding: 24px 16px; }
h1 { font-size: 20px; font-weight: 600; margin: 0 0 4px; overflow-wrap: anywhere; }
h2 { font-size: 14px; font-weight: 600; margin: 24px 0 8px; }
p { margin: 0 0 16px; color: light-dark(#5c5c66, #a3a3ae); }
a { color: light-dark(#4338ca, #a9acff); }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th { text-align: left; font-weight: 500; color: light-dark(#5c5c66, #a3a3ae); }
th, td { padding: 10px 12px 10px 0; border-bottom: 1px solid light-dark(#e4e4e7, #2b2b31);
  vertical-align: top; overflow-wrap: anywhere; }
td.time { white-space: nowrap; font-variant-numeric: tabular-nums; }
iframe { width: 100%; height: 560px; border: 1px solid light-dark(#e4e4e7, #2b2b31);
  border-radius: 6px; background: #fff; color-scheme: light; }
pre { margin: 0; padding: 12px; font: 13px/1.5 ui-monospace, monospace; white-space: pre-wrap;
  overflow-wrap: anywhere; border: 1px solid light-dark(#e4e4e7, #2b2b31); border-radius: 6px; }
:focus-visible { outline: 2px solid light-dark(#4f46e5, #8f90ff); outline-offset: 2px; }
`;

/**
 * @param {import('./mail-store.mjs').Message[]} messages
 * @param {number} total
 */
export function listPage(messages, total) {
  const rows = messages.map(
    (message) => `<tr>
<td><a href="/messages/${escape(message.id)}">${escape(message.subject || 'No subject')}</a></td>
<td>${escape(message.recipients.join(', '))}</td>
<td class="time"><time datetime="${escape(message.receivedAt)}">${escape(shown(message.receivedAt))}</time></td>
</tr>`,
  );
  const count = total > messages.length ? `${messages.length} newest of ${total}` : `${total}`;
  const table =
    rows.length === 0
      ? '<p>No mail yet. This page looks again every five seconds.</p>'
      : `<table><caption hidden>Mails, newest first</caption>
<thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Received (UTC)</th></tr></thead>
<tbody>${rows.join('')}</tbody></table>`;
  return page(
    'Mailbox',
    `<h1>Mailbox (${count})</h1>
<p>Mails that Rolecall sent while no mail server is set. Nobody else receives them.</p>${table}`,
    '<meta http-equiv="refresh" content="5">',
  );
}

/** @param {import('./mail-store.mjs').Message} message */
export function messagePage(message) {
  const id = escape(message.id);
  const headers = message.headers.map(({ name, value }) => `${name}: ${value}`).join('\n');
  return page(
    message.subject || 'No subject',
    `<p><a href="/">Mailbox</a></p>
<h1>${escape(message.subject || 'No subject')}</h1>
<p>From ${escape(message.from)} to ${escape(message.recipients.join(', '))}, received ${escape(shown(message.receivedAt))} UTC</p>
${message.html ? `<h2>HTML</h2><iframe title="HTML part" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/messages/${id}/html"></iframe>` : ''}
<h2>Text</h2><pre>${linked(message.text || 'No text part.')}</pre>
<h2>Headers</h2><pre>${escape(headers)}</pre>
<p><a href="/messages/${id}/raw">Raw mail</a></p>`,
  );
}

/**
 * The HTML part, whose links open outside the frame.
 * @param {import('./mail-store.mjs').Message} message
 */
export function htmlPart(message) {
  return `<base target="_blank">${message.html}`;
}

/** @param {string} text */
function linked(text) {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) =>
      index % 2 === 1
        ? `<a href="${escape(part)}" target="_blank" rel="noreferrer">${escape(part)}</a>`
        : escape(part),
    )
    .join('');
}

/** @param {string} iso */
function shown(iso) {
  return iso.slice(0, 19).replace('T', ' ');
}

/**
 * @param {string} title
 * @param {string} body
 * @param {string} [head]
 */
function page(title, body, head = '') {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">${head}
<title>${escape(title)}</title><style>${style}</style></head><body><main>${body}</main></body></html>`;
}

/** @param {string} text */
function escape(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
