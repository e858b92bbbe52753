// One line for each thing that must hold; a failure ends nothing but itself.

let passed = 0;
let failed = 0;

export async function check(name, body) {
  try {
    const result = await body();
    passed += 1;
    console.log(`  ok    ${name}`);
    return result;
  } catch (error) {
    failed += 1;
    console.log(`  FAIL  ${name}\n        ${describe(error)}`);
    throw new Failed(name);
  }
}

/** Checks that stand beside each other: all are tried, whatever becomes of the ones before. */
export async function each(checks) {
  for (const [name, body] of Object.entries(checks)) {
    await check(name, body).catch(ignoreFailed);
  }
}

/** A run of checks of which each needs the ones before. */
export async function chapter(title, body) {
  console.log(title);
  await Promise.resolve(body()).catch(ignoreFailed);
}

export function require(holds, why) {
  if (!holds) {
    throw new Error(why);
  }
}

export function close() {
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

class Failed extends Error {}

function ignoreFailed(error) {
  if (!(error instanceof Failed)) {
    failed += 1;
    console.log(`  FAIL  ${describe(error)}`);
  }
}

function describe(error) {
  const told = error.error ? `${error.error}: ${error.error_description}` : error.message;
  const cause = error.cause?.message ?? (error.cause?.error ? JSON.stringify(error.cause) : undefined);
  return cause ? `${told} (${cause})` : told;
}
