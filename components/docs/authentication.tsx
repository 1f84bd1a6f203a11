import { CodeBlock } from './code-block';

export function Authentication({ appUrl }: { appUrl: string }) {
  return (
    <section id="authentication">
      <h2>Authentication</h2>
      <p>
        Every call carries a passcode, as a bearer token or in two headers that name the project
        too. A passcode in an address and the cookies of a browser are never looked at, and pages of
        other sites cannot call the API.
      </p>
      <CodeBlock label="Both ways to authenticate">
        {[
          `curl ${appUrl}/api/v1/me -H "Authorization: Bearer $ROLECALL_PASSCODE"`,
          '',
          `curl ${appUrl}/api/v1/me \\`,
          '  -H "X-Rolecall-Project: $ROLECALL_PROJECT" \\',
          '  -H "X-Rolecall-Passcode: $ROLECALL_PASSCODE"',
        ].join('\n')}
      </CodeBlock>
      <p>
        A call acts as the passcode’s owner, with the access that the owner has in that moment; a
        read-only passcode changes nothing. A passcode cannot make an Admin, nor somebody with write
        access to Roles; nor can it grant passcodes or touch sign-in credentials. That needs a
        person in the dashboard: <a href="#reauthentication_required">403</a>. Calls are refused as
        soon as the passcode ends, is reset or revoked, or its owner can no longer sign in:{' '}
        <a href="#unauthenticated">401</a>, always with the same words.
      </p>
    </section>
  );
}
