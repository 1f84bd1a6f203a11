import type { OpenApiDocument } from '@/lib/core/openapi';
import { openApiDocument } from '@/lib/delivery/api/openapi/document';
import { getEnv } from '@/lib/platform/env';
import { apiRoutes } from './operations';

let built: OpenApiDocument | undefined;

/** The document of this installation, the same for everybody and for as long as it runs. */
export function apiDocument(): OpenApiDocument {
  built ??= openApiDocument(apiRoutes, getEnv().APP_URL);
  return built;
}
