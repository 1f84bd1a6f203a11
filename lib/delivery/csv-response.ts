import { log } from '../platform/log';

/**
 * A file to keep, sent piece by piece as it is read, at the reader's pace. When a piece fails, the
 * connection breaks: half a file must not look like a whole one.
 */
export function csvResponse(
  pieces: AsyncGenerator<string, void>,
  { filename, requestId }: { filename: string; requestId: string },
): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await pieces.next();
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          log().warn({ err: error, requestId }, 'A download broke off');
          controller.error(error);
        }
      },
      async cancel() {
        await pieces.return();
      },
    },
    { highWaterMark: 1 },
  );
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${filename}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
