import type { Metadata } from 'next';
import { RefusedSection } from '@/components/layout/refused-section';
import { Field } from '@/components/form/field';
import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { SettingsSection } from '@/components/settings/settings-section';
import { Definition, DefinitionList } from '@/components/ui/definition-list';
import { Input } from '@/components/ui/input';
import { pageActor } from '@/lib/delivery/page-actor';
import { canReadSettings, canWriteSettings } from '@/lib/projects/policy';
import { projectNameMaxLength } from '@/lib/projects/schema';
import { renameProjectAction } from './actions';

export const metadata: Metadata = { title: 'Project' };

export default async function ProjectSettingsPage({
  params,
}: {
  params: Promise<{ project: string }>;
}) {
  const actor = await pageActor((await params).project);
  const read = canReadSettings(actor);
  if (!read.allowed) return <RefusedSection reason={read.reason} />;
  const { projectName, projectSlug, projectId } = actor;
  const mayWrite = canWriteSettings(actor).allowed;
  return (
    <div className="flex max-w-160 flex-col gap-6">
      <SettingsSection
        title="Project"
        description="What its users and the mails to them call this project."
      >
        {mayWrite && (
          <Form action={renameProjectAction} hidden={{ project: projectSlug }}>
            <Field name="name" label="Name" required>
              <Input defaultValue={projectName} maxLength={projectNameMaxLength} />
            </Field>
            <div>
              <SubmitButton>Save</SubmitButton>
            </div>
          </Form>
        )}
      </SettingsSection>
      <DefinitionList>
        {!mayWrite && <Definition term="Name">{projectName}</Definition>}
        <Definition term="Address">
          <code className="font-mono">/{projectSlug}</code>
        </Definition>
        <Definition term="Project ID">
          <code className="font-mono select-all">{projectId}</code>
        </Definition>
      </DefinitionList>
    </div>
  );
}
