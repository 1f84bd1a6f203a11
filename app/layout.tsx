import './globals.css';
import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';
import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { type ReactNode, Suspense } from 'react';
import { preload } from 'react-dom';
import { flashCookie } from '@/components/ui/flash-cookie';
import { FlashListener } from '@/components/ui/flash-listener';
import { parseTheme, themeCookie } from '@/components/ui/theme';
import { parseTimeZone, timeZoneCookie } from '@/components/ui/time-format';
import { TimeZoneProvider } from '@/components/ui/time-zone';
import { Toaster } from '@/components/ui/toast';

export const metadata: Metadata = {
  title: { default: 'Rolecall', template: '%s · Rolecall' },
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  preload(inter, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
  const jar = await cookies();
  const theme = parseTheme(jar.get(themeCookie)?.value);
  const flash = jar.get(flashCookie)?.value;
  return (
    <html lang="en" data-theme={theme === 'system' ? undefined : theme}>
      <body>
        {flash && (
          <noscript>
            <p className="border-b bg-good-soft px-4 py-2 text-good">{flash}</p>
          </noscript>
        )}
        <TimeZoneProvider known={parseTimeZone(jar.get(timeZoneCookie)?.value)}>
          {children}
        </TimeZoneProvider>
        <Toaster />
        <Suspense>
          <FlashListener />
        </Suspense>
      </body>
    </html>
  );
}
