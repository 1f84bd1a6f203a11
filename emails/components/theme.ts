import type { CSSProperties } from 'react';

const fontFamily =
  "Inter, -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** The light colours stand inline, since many mail programs drop style sheets. */
export const styles = {
  body: { margin: '0', padding: '0', backgroundColor: '#ffffff', fontFamily },
  container: { maxWidth: '560px', padding: '40px 24px' },
  wordmark: {
    margin: '0 0 32px',
    color: '#18181b',
    fontSize: '15px',
    fontWeight: 600,
    lineHeight: '24px',
  },
  heading: {
    margin: '0 0 16px',
    color: '#18181b',
    fontSize: '20px',
    fontWeight: 600,
    lineHeight: '28px',
    overflowWrap: 'anywhere',
  },
  text: {
    margin: '0 0 16px',
    color: '#18181b',
    fontSize: '15px',
    lineHeight: '24px',
    overflowWrap: 'anywhere',
  },
  action: { padding: '8px 0 24px' },
  button: {
    padding: '10px 18px',
    borderRadius: '6px',
    backgroundColor: '#4f46e5',
    color: '#ffffff',
    fontSize: '15px',
    fontWeight: 600,
  },
  small: {
    margin: '0 0 16px',
    color: '#5c5c66',
    fontSize: '13px',
    lineHeight: '20px',
    overflowWrap: 'anywhere',
  },
  link: { color: '#4338ca', textDecoration: 'underline', wordBreak: 'break-all' },
  line: { margin: '24px 0', borderTop: '1px solid #e4e4e7' },
} satisfies Record<string, CSSProperties>;

/** Inline styles win over a sheet's, hence `!important`. */
export const darkStyleSheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .canvas, .canvas > table > tbody > tr > td { background-color: #111113 !important; }
  .ink { color: #ededf0 !important; }
  .muted { color: #a3a3ae !important; }
  .link { color: #a9acff !important; }
  .accent { background-color: #5d56e6 !important; }
  .line { border-top-color: #2b2b31 !important; }
}
`;
