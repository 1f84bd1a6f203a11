import { render, toPlainText } from '@react-email/render';
import { inertProps } from './inert-text';
import { emails, type EmailProps, type EmailTemplate } from './registry';

export type RenderedEmail = { subject: string; html: string; text: string };

/** What is used of html-to-text's interface, which comes without types. */
type TextBuilder = {
  openBlock: (options: { leadingLineBreaks: number }) => void;
  addInline: (text: string, options?: { noWordTransform: boolean }) => void;
  addLineBreak: () => void;
  closeBlock: (options: { trailingLineBreaks: number }) => void;
};
type Element = { attribs: Record<string, string>; children: unknown };
type Walk = (children: unknown, builder: TextBuilder) => void;

/** The button as a label with its link on a line of its own, where nothing breaks it. */
function formatButton(element: Element, walk: Walk, builder: TextBuilder): void {
  builder.openBlock({ leadingLineBreaks: 2 });
  walk(element.children, builder);
  builder.addInline(':');
  builder.addLineBreak();
  builder.addInline(element.attribs.href ?? '', { noWordTransform: true });
  builder.closeBlock({ trailingLineBreaks: 2 });
}

function plainTextOf(html: string): string {
  return toPlainText(html, {
    wordwrap: false,
    formatters: { button: formatButton },
    selectors: [
      { selector: 'h1', format: 'heading', options: { uppercase: false } },
      { selector: 'a.accent', format: 'button' },
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
