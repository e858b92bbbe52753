// fetch with a client certificate, and with nobody's authority but the stack's own.

import { request } from 'node:https';

export function fetchWith({ ca, cert, key }) {
  return (address, options = {}) =>
    new Promise((resolve, reject) => {
      const outgoing = request(
        address,
        { method: options.method ?? 'GET', headers: Object.fromEntries(new Headers(options.headers)), ca, cert, key },
        (incoming) => {
          const chunks = [];
          incoming.on('data', (chunk) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const headers = new Headers();
            for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
              headers.append(incoming.rawHeaders[i], incoming.rawHeaders[i + 1]);
            }
            const empty = incoming.statusCode === 204 || chunks.length === 0;
            resolve(new Response(empty ? null : Buffer.concat(chunks), { status: incoming.statusCode, headers }));
          });
        },
      );
      outgoing.on('error', reject);
      if (options.body != null) {
        outgoing.write(options.body instanceof URLSearchParams ? options.body.toString() : options.body);
      }
      outgoing.end();
    });
}
