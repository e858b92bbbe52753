// What this suite needs of the bank's own doors is what contract/expects says: each answer's least is enough, more changes
// nothing, what lacks a required field is missed, and it asks so and not otherwise. The providers' builds read the same files.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Phone, SAMPLE } from '../src/psu.mjs';
import { Stack } from '../src/stack.mjs';
import { assertionKey, registered } from '../src/tpp.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = join(HERE, '../../..');
const CORE_BANKING = 4;
const TOKEN_SERVICE = 2;

let directory;
const servers = [];
const said = { status: 500, body: '' };
let asked;

before(() => {
  directory = mkdtempSync(join(tmpdir(), 'conformance-'));
  for (const folder of ['run', 'secrets']) {
    mkdirSync(join(directory, folder));
  }
  writeFileSync(join(directory, 'secrets/admin-key'), 'the admin key\n');
});

after(() => {
  servers.forEach((server) => server.close());
  rmSync(directory, { recursive: true });
});

/** A stack of which only this part is there. */
async function stackWith(portsUp) {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) {
      body += chunk;
    }
    asked = { method: request.method, target: decodeURIComponent(request.url), json: body === '' ? undefined : JSON.parse(body) };
    response.writeHead(said.status, { 'Content-Type': 'application/json', Connection: 'close' }).end(said.body);
  });
  servers.push(server);
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  writeFileSync(join(directory, 'run/port'), String(server.address().port - portsUp));
  return new Stack(directory);
}

function expectation(provider, name) {
  const terms = JSON.parse(readFileSync(join(HERE, `../contract/expects/${provider}/${name}.json`), 'utf8'));
  const goldens = terms.reads.map((file) => JSON.parse(readFileSync(join(ROOT, provider, 'contract', file), 'utf8')));
  assert.ok(goldens.length > 0);
  return { ...terms, goldens };
}

/** The value with nothing in it but what is needed. */
function least(value, needs) {
  if (Array.isArray(value)) {
    return value.map((item) => least(item, needs.items));
  }
  return needs.properties === undefined
    ? value
    : Object.fromEntries(
        Object.entries(needs.properties)
          .filter(([name]) => name in value)
          .map(([name, inner]) => [name, least(value[name], inner)]),
      );
}

/** The value with fields in it that nobody knows. */
function more(value) {
  return Array.isArray(value) ? value.map(more) : { ...value, addedLater: [{ by: 'the provider' }] };
}

/** The value once without each field that is required. */
function lacking(value, needs) {
  return Array.isArray(value)
    ? needs.items.required.map((name) => value.map(({ [name]: _, ...rest }) => rest))
    : needs.required.map((name) => (({ [name]: _, ...rest }) => rest)(value));
}

/** @param read what it makes of an answer */
async function assertNothingElseIsNeeded({ goldens, needs }, read) {
  for (const golden of goldens) {
    const whole = await read(golden);
    assert.ok(whole);
    assert.deepEqual(await read(least(golden, needs)), whole);
    assert.deepEqual(await read(more(golden)), whole);
    const wanting = lacking(golden, needs);
    assert.ok(wanting.length > 0);
    for (const answer of wanting) {
      await assert.rejects(read(answer));
    }
  }
}

function assertAskedAsExpected({ asks, varies = [] }) {
  const [{ api, ...expected }] = asks;
  for (const name of varies) {
    assert.ok(name in asked.json);
    asked.json[name] = expected.json[name];
  }
  assert.deepEqual(asked, { json: undefined, ...expected });
}

test('an application is registered as token-service promises', async () => {
  const expected = expectation('token-service', 'applications.registered');
  const stack = await stackWith(TOKEN_SERVICE);
  const key = await assertionKey('ES256');
  await assertNothingElseIsNeeded(expected, async (answer) => {
    Object.assign(said, { status: 201, body: JSON.stringify(answer) });
    return registered(stack, key);
  });
  assertAskedAsExpected(expected);
});

test('a phone is read as core banking promises', async () => {
  const expected = expectation('core-banking-stub', 'messages');
  const stack = await stackWith(CORE_BANKING);
  await assertNothingElseIsNeeded(expected, async (answer) => {
    Object.assign(said, { status: 200, body: '[]' });
    const phone = new Phone(stack, SAMPLE.mobile);
    await phone.pickUp();
    said.body = JSON.stringify(answer);
    return phone.nextCode();
  });
  assertAskedAsExpected(expected);
});
