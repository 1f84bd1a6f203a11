import { apiRoute } from '@/lib/delivery/api/api-route';
import { entryListOperations } from '../scope-entries';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute(entryListOperations('GATEWAY'));
