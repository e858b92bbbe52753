// ./amana conformance: against the stack that runs in --dir.

import { resolve } from 'node:path';
import { close } from './checks.mjs';
import { certificateRun } from './certificates.mjs';
import { metadataRun } from './metadata.mjs';
import { productionRun } from './production.mjs';
import { refusalRun } from './refusals.mjs';
import { Stack } from './stack.mjs';

const at = process.argv.lastIndexOf('--dir');
const directory = resolve(at >= 0 ? process.argv[at + 1] : '.amana');
let stack;
try {
  stack = new Stack(directory);
} catch (unreadable) {
  console.error(`conformance: no stack in ${directory}: ${unreadable.message}`);
  process.exit(2);
}

console.log(`Issuer ${stack.issuer}`);
await metadataRun(stack);
await productionRun(stack, 'ES256');
await productionRun(stack, 'PS256');
await certificateRun(stack);
await refusalRun(stack);
process.exit(close());
