import { EmailLayout, Paragraph } from './components/email-layout';
import { utcTime } from './utc-time';

export type ProjectLeftEmailProps = { name: string; projectName: string; at: string };

export const projectLeftSubject = ({ projectName }: ProjectLeftEmailProps) =>
  `You left ${projectName}`;

export function ProjectLeftEmail({ name, projectName, at }: ProjectLeftEmailProps) {
  return (
    <EmailLayout
      preview="You can no longer open it."
      heading="You left a project"
      reason="You get this mail because your access changed. It is sent to every account, and cannot be switched off."
    >
      <Paragraph>
        Hello <bdi>{name}</bdi>,
      </Paragraph>
      <Paragraph>
        On {utcTime(at)} you left <bdi>{projectName}</bdi> and can no longer open it. Your account
        and your other projects stay as they are.
      </Paragraph>
      <Paragraph>
        To come back, ask an Admin of the project for a new invitation. If it was not you, change
        your password at once.
      </Paragraph>
    </EmailLayout>
  );
}
