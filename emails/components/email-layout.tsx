import { Body, Container, Head, Heading, Hr, Html, Preview, Text } from '@react-email/components';
import type { ReactNode } from 'react';
import { darkStyleSheet, styles } from './theme';

type EmailLayoutProps = {
  /** The line that a list of mails shows after the subject. */
  preview: string;
  heading: ReactNode;
  children: ReactNode;
  /** Why this person gets the mail, and what to do when it was not theirs to get. */
  reason: ReactNode;
};

/** The frame of every mail: the product's name, a heading, the text, and why one got it. */
export function EmailLayout({ preview, heading, children, reason }: EmailLayoutProps) {
  return (
    <Html lang="en">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style dangerouslySetInnerHTML={{ __html: darkStyleSheet }} />
      </Head>
      <Preview>{preview}</Preview>
      <Body className="canvas" style={styles.body}>
        <Container style={styles.container}>
          <Text className="ink" style={styles.wordmark}>
            Rolecall
          </Text>
          <Heading className="ink" style={styles.heading}>
            {heading}
          </Heading>
          {children}
          <Hr className="line" style={styles.line} />
          <Text className="muted" style={styles.small}>
            {reason}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <Text className="ink" style={styles.text}>
      {children}
    </Text>
  );
}
