import { expect, test } from 'vitest';
import { normalizeRecoveryCode } from './recovery-codes';

test('case, dashes, spaces and look-alike letters do not matter in a typed recovery code', () => {
  const stored = normalizeRecoveryCode('A0B1-C2D3-E4F5-G6H7');
  expect(normalizeRecoveryCode(' aob1 c2d3e4f5-g6h7 ')).toBe(stored);
  expect(normalizeRecoveryCode('AOBI-C2D3-E4F5-G6H7')).toBe(stored);
  expect(normalizeRecoveryCode('AOBL-C2D3-E4F5-G6H7')).toBe(stored);
});
