/** `npm run db:generate`: the Prisma client, when schema.prisma changed. */
import { preparePrismaClient } from './prepare/prisma-client.mjs';
import { fail } from './process/managed.mjs';

await preparePrismaClient().catch(fail);
