import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { Field } from '@/components/form/field';
import { Form } from '@/components/form/form';
import { SubmitButton } from '@/components/form/submit-button';
import { SettingsSection } from '@/components/settings/settings-section';
import { Input } from '@/components/ui/input';
import { parseTheme, themeCookie } from '@/components/ui/theme';
import { ThemeSwitch } from '@/components/ui/theme-switch';
import { getOwnName } from '@/lib/auth/own-account';
import { pageUser } from '@/lib/delivery/page-actor';
import { YourProjects } from '../_components/your-projects';
import { updateProfileAction } from '../actions';

export const metadata: Metadata = { title: 'Profile' };

interface ProfilePageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ProfilePage({ searchParams }: ProfilePageProps) {
  const user = await pageUser();
  const { firstName, lastName } = await getOwnName(user);
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return (
    <div className="flex max-w-160 flex-col gap-10">
      <SettingsSection title="Name" description="What others see of you, in all your projects.">
        {/* By its key the form takes up what was saved. */}
        <Form key={`${firstName} ${lastName}`} action={updateProfileAction} label="Name">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="firstName" label="First name">
              <Input defaultValue={firstName} maxLength={100} autoComplete="given-name" />
            </Field>
            <Field name="lastName" label="Last name">
              <Input defaultValue={lastName} maxLength={100} autoComplete="family-name" />
            </Field>
          </div>
          <p className="text-muted">
            You sign in as {user.email}. An administrator of your project can change the address.
          </p>
          <SubmitButton className="self-start">Save</SubmitButton>
        </Form>
      </SettingsSection>
      <YourProjects user={user} searchParams={await searchParams} />
      <SettingsSection title="Theme" description="How Rolecall looks in this browser.">
        <ThemeSwitch current={theme} />
      </SettingsSection>
    </div>
  );
}
