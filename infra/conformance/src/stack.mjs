// The running stack: where things are, and the doors that only the bank's own people have.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export class Stack {
  constructor(directory) {
    this.directory = directory;
    this.port = Number(readFileSync(join(directory, 'run', 'port'), 'utf8'));
    this.base = `http://localhost:${this.port}`;
    this.issuer = new URL(`${this.base}/apigateway/as`);
    this.api = `${this.base}/apigateway/bobf/release1.0.0`;
    this.mtlsApi = `https://localhost:${this.port + 364}/apigateway/bobf/release1.0.0`;
    this.tokenService = `http://localhost:${this.port + 2}`;
    this.phone = `http://localhost:${this.port + 4}/phone`;
  }

  key(name) {
    return readFileSync(join(this.directory, 'keys', name), 'utf8');
  }

  /** Registers an application held to the production profile, whatever the installation's own is. */
  async register(application) {
    const adminKey = readFileSync(join(this.directory, 'secrets', 'admin-key'), 'utf8').trim();
    const response = await fetch(`${this.tokenService}/internal/applications`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${adminKey}` },
      body: JSON.stringify({ profile: 'production', ...application }),
    });
    const answer = await response.json();
    if (response.status !== 201 || typeof answer.clientId !== 'string') {
      throw new Error(`not registered: ${JSON.stringify(answer)}`);
    }
    return answer.clientId;
  }
}
