import { z } from 'zod';
import { basisInput } from '../core/basis';
import { parseNetwork } from '../core/networks';

const networksPerProject = 100;

/** Networks, one a line; answered in one form each, without repetitions. */
export const changeNetworksInput = z.strictObject({
  allowedNetworks: z
    .string()
    .max(10_000)
    .transform((text, context) => {
      const lines = text
        .split(/[\r\n,]+/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
      const networks = new Set<string>();
      for (const line of lines) {
        const network = parseNetwork(line);
        if (network) networks.add(network);
        else {
          const message = `“${line.slice(0, 60)}” is no network. Write 203.0.113.0/24, 2001:db8::/32, or one address.`;
          context.addIssue({ code: 'custom', message });
        }
      }
      if (networks.size > networksPerProject) {
        context.addIssue({
          code: 'custom',
          message: `Use at most ${networksPerProject} networks.`,
        });
      }
      return [...networks];
    }),
  basis: basisInput,
});
export type ChangeNetworksInput = z.output<typeof changeNetworksInput>;
