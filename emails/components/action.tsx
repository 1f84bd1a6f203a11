import { Button, Link, Section, Text } from '@react-email/components';
import { styles } from './theme';

/** A mail's one button, with the same link under it to read and to copy. */
export function Action({ label, link }: { label: string; link: string }) {
  return (
    <>
      <Section style={styles.action}>
        <Button href={link} className="accent" style={styles.button}>
          {label}
        </Button>
      </Section>
      {/* The plain-text part turns the button into label and link already. */}
      <Text className="muted" style={styles.small} data-skip-in-text="true">
        Or open this link:
        <br />
        <Link href={link} className="link" style={styles.link}>
          {link}
        </Link>
      </Text>
    </>
  );
}
