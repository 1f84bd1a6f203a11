import { render, toPlainText } from '@react-email/render';
import { inertProps } from './inert-text';
import { emails, type EmailProps, type EmailTemplate } from './registry';

export type RenderedEmail = { subject: string; html: string; text: string };

/** The same mail as plain text: headings as they stand, the button as label and link. */
function plainTextOf(html: string): string {
  return toPlainText(html, {
    wordwrap: 78,
    selectors: [
      { selector: 'h1', options: { uppercase: false } },
      { selector: 'a.accent', options: { linkBrackets: ['', ''] } },
    ],
  });
}

/** Writes a mail. Whatever people typed into the props comes out inert. */
export async function renderEmail<Template extends EmailTemplate>(
  template: Template,
  props: EmailProps<Template>,
): Promise<RenderedEmail> {
  const { component, subject } = emails[template];
  const inert = inertProps(props);
  const html = await render(component(inert));
  return { subject: subject(inert), html, text: plainTextOf(html) };
}
