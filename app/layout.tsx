import './globals.css';
import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { parseTheme, themeCookie } from '@/components/ui/theme';
import { Toaster } from '@/components/ui/toast';

export const metadata: Metadata = {
  title: { default: 'Rolecall', template: '%s · Rolecall' },
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = parseTheme(jar.get(themeCookie)?.value);
  return (
    <html lang="en" data-theme={theme === 'system' ? undefined : theme}>
      <body>
        {children}
        <Toaster />
      </body>
    </html>
  );
}
