import { z } from 'zod';

export const leaveProjectInput = z.strictObject({ slug: z.string().min(1).max(63) });
export type LeaveProjectInput = z.output<typeof leaveProjectInput>;
