import http from 'node:http';

export type Answer = { status: number; headers: http.IncomingHttpHeaders; body: string };

/** Connections that stay open, as a browser's do, and never more than so many at once. */
export function openConnections(count: number): http.Agent {
  return new http.Agent({ keepAlive: true, maxSockets: count });
}

export function send(
  url: URL,
  options: {
    agent?: http.Agent;
    method?: string;
    headers?: http.OutgoingHttpHeaders;
    body?: Buffer;
  } = {},
): Promise<Answer> {
  const { body, ...rest } = options;
  return new Promise((resolve, reject) => {
    const request = http.request(url, rest, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}
