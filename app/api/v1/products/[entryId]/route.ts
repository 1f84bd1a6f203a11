import { apiRoute } from '@/lib/delivery/api/api-route';
import { entryOperations } from '../../scope-entries';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute(entryOperations('PRODUCT'));
