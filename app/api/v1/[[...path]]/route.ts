import { AppError } from '@/lib/core/errors';
import { refuse } from '@/lib/delivery/api/api-route';

/** Every address of the API that there is not. */
async function handle(request: Request): Promise<Response> {
  return refuse(request, new AppError('not_found', 'There is nothing at this address.'));
}

export {
  handle as GET,
  handle as POST,
  handle as PUT,
  handle as PATCH,
  handle as DELETE,
  handle as OPTIONS,
};
