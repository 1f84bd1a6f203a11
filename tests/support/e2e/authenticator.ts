import { expect } from '@playwright/test';
import { totpCode } from '../given-project';

const periodMs = 30_000;
const usedSteps = new Map<string, number>();

/** The code that an authenticator shows now. One counts once, so a second asks for the next. */
export async function nextCode(totpSecret: string): Promise<string> {
  const secret = totpSecret.replaceAll(/\s/g, '');
  const currentStep = () => Math.floor(Date.now() / periodMs);
  const used = usedSteps.get(secret) ?? 0;
  await expect.poll(currentStep, { timeout: periodMs + 5_000 }).toBeGreaterThan(used);
  const step = currentStep();
  usedSteps.set(secret, step);
  return totpCode(secret, new Date(step * periodMs));
}
