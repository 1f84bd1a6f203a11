import { curlOf } from '@/lib/core/curl';
import { CodeBlock } from './code-block';

const question = { user: 'asha.rao@example.com', module: 'payments.refunds', level: 'READ_WRITE' };

export function QuickStart({ appUrl }: { appUrl: string }) {
  return (
    <section id="quick-start">
      <h2>Quick start</h2>
      <ol>
        <li>
          In the dashboard, open a user, or your own entry in the list of users, and choose{' '}
          <b>Grant Passcode</b>. Choose how long it lasts, press <b>Grant</b>, and copy the
          passcode: it is shown once. It may do what its owner may do, never more, and loses every
          right in the moment in which the owner loses it.
        </li>
        <li>
          Keep it in the environment of your shell or service, and ask who you are:
          <CodeBlock label="The first call">
            {`export ROLECALL_PASSCODE='rc_…'\n${curlOf(appUrl, { method: 'GET', path: '/me' })}`}
          </CodeBlock>
        </li>
        <li>
          Ask from your product whether somebody may do something. Name the user by ID or e-mail
          address, the module by its key, and the level that the act needs:
          <CodeBlock label="The access check">
            {curlOf(appUrl, { method: 'POST', path: '/access/check', body: question })}
          </CodeBlock>
          <p>
            <code>allowed</code> is the answer; <code>level</code>, <code>origin</code> and{' '}
            <code>reason</code> say why. Ask when the person acts and do not keep the answer: it
            holds for the moment in which it was given. Up to 100 questions go in one call. See{' '}
            <a href="#checkAccess">the access check</a>.
          </p>
        </li>
      </ol>
    </section>
  );
}
