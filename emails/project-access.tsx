import { EmailLayout, Paragraph } from './components/email-layout';
import { shortened } from './inert-text';
import { utcTime } from './utc-time';

export type ProjectAccessEmailProps = {
  name: string;
  projectName: string;
  change: 'revoked' | 'granted' | 'deleted';
  at: string;
  /** Whether the account is gone with the last project. */
  accountDeleted: boolean;
};

const subjects: Record<ProjectAccessEmailProps['change'], (project: string) => string> = {
  revoked: (project) => `Your access to ${project} was revoked`,
  granted: (project) => `You have access to ${project} again`,
  deleted: (project) => `You were removed from ${project}`,
};

export const projectAccessSubject = ({ change, projectName }: ProjectAccessEmailProps) =>
  subjects[change](shortened(projectName));

function effectOf({ change, accountDeleted }: ProjectAccessEmailProps): string {
  if (change === 'revoked') return 'You can no longer open it. Your account itself stays.';
  if (change === 'granted') return 'Sign in as before to open it.';
  return accountDeleted
    ? 'You belong to no other project, so your account was deleted too, with your password and two-factor authentication.'
    : 'You can no longer open it. Your account stays, for your other projects.';
}

const acts: Record<ProjectAccessEmailProps['change'], string> = {
  revoked: 'revoked your access to it',
  granted: 'gave you access to it again',
  deleted: 'removed you from it',
};

/** Tells somebody that a project was closed or opened to them. */
export function ProjectAccessEmail(props: ProjectAccessEmailProps) {
  const { name, projectName, change, at } = props;
  const effect = effectOf(props);
  return (
    <EmailLayout
      preview={effect}
      heading={<bdi>{projectAccessSubject(props)}</bdi>}
      reason="You get this mail because an administrator changed what you have access to. It is sent to everybody concerned, and cannot be switched off."
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        An administrator of <bdi>{shortened(projectName)}</bdi> {acts[change]} on {utcTime(at)}.{' '}
        {effect}
      </Paragraph>
      <Paragraph>If you have a question about it, ask an administrator of that project.</Paragraph>
    </EmailLayout>
  );
}
