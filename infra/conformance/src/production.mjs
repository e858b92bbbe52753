// The whole life of a grant in the production profile: PAR, PKCE, DPoP, private_key_jwt.

import * as client from 'openid-client';
import { chapter, check, require } from './checks.mjs';
import { authorise, SAMPLE } from './psu.mjs';
import { createConsent, productionClient, pushed, REDIRECT } from './tpp.mjs';

export async function productionRun(stack, alg) {
  await chapter(`\nProduction profile, private_key_jwt and DPoP by ${alg}`, async () => {
    const { config } = await check('discovery and JWKS', () => productionClient(stack, alg));
    const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair(alg));

    const own = await check('client credentials give a DPoP token', async () => {
      const tokens = await client.clientCredentialsGrant(config, { scope: 'accounts' }, { DPoP });
      require(tokens.token_type === 'dpop', `token_type ${tokens.token_type}`);
      return tokens;
    });
    const consentId = await check('a consent is created with it', () =>
      createConsent(stack, config, own.access_token, { DPoP }),
    );
    const { page, checks } = await check('the request is pushed', () => pushed(config, consentId, REDIRECT, { DPoP }));
    const callback = await check('the customer authorises, and comes back with code, state and iss', async () => {
      const address = await authorise(stack, page);
      require(address?.href.startsWith(REDIRECT), `came back to ${address}`);
      require(address.searchParams.get('iss') === stack.issuer.href, `iss ${address.searchParams.get('iss')}`);
      return address;
    });
    const tokens = await check('the code is redeemed, and the ID token verifies', () =>
      client.authorizationCodeGrant(config, callback, checks, undefined, { DPoP }),
    );
    await check('the ID token names consent, sign-in and the refresh token\'s end', () => {
      const claims = tokens.claims();
      require(claims.openbanking_intent_id === consentId, `openbanking_intent_id ${claims.openbanking_intent_id}`);
      require(claims.acr && claims.auth_time, 'acr or auth_time is missing');
      require(
        Number.isInteger(claims['http://openbanking.org.uk/refresh_token_expires_at']),
        'refresh_token_expires_at is missing',
      );
    });
    await check('userinfo knows the customer by the ID token\'s subject', () =>
      client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub, { DPoP }),
    );
    await check('the accounts are read', () => readAccounts(stack, config, tokens.access_token, DPoP));
    await check('without its proof the token opens nothing', async () => {
      for (const scheme of ['Bearer', 'DPoP']) {
        const response = await fetch(`${stack.api}/accounts`, {
          headers: { Authorization: `${scheme} ${tokens.access_token}` },
        });
        require(response.status === 401, `${scheme} without a proof: ${response.status}`);
      }
    });
    await check('with a thief\'s proof it opens nothing either', async () => {
      const thief = client.getDPoPHandle(config, await client.randomDPoPKeyPair(alg));
      const status = await statusOf(() =>
        client.fetchProtectedResource(
          config, tokens.access_token, new URL(`${stack.api}/accounts`), 'GET', undefined, undefined, { DPoP: thief },
        ),
      );
      require(status === 401, `status ${status}`);
    });
    const refreshed = await check('the refresh token gives another access token, and stays the same', async () => {
      const answer = await client.refreshTokenGrant(config, tokens.refresh_token, undefined, { DPoP });
      require(!answer.refresh_token || answer.refresh_token === tokens.refresh_token, 'the refresh token was rotated');
      await readAccounts(stack, config, answer.access_token, DPoP);
      return answer;
    });
    await check('a second use of the code is refused and ends what the first gave', async () => {
      const error = await refusal(() => client.authorizationCodeGrant(config, callback, checks, undefined, { DPoP }));
      require(error === 'invalid_grant', error);
      const refresh = await refusal(() => client.refreshTokenGrant(config, tokens.refresh_token, undefined, { DPoP }));
      require(refresh === 'invalid_grant', refresh);
      await eventually('the data API refuses both access tokens', async () => {
        for (const token of [tokens.access_token, refreshed.access_token]) {
          if ((await statusOf(() => readAccounts(stack, config, token, DPoP))) !== 401) {
            return false;
          }
        }
        return true;
      });
    });
  });
}

async function readAccounts(stack, config, token, DPoP) {
  const response = await client.fetchProtectedResource(
    config, token, new URL(`${stack.api}/accounts`), 'GET', undefined, undefined, { DPoP },
  );
  const body = await response.json();
  require(response.status === 200, `status ${response.status}: ${JSON.stringify(body)}`);
  require(JSON.stringify(body).includes(SAMPLE.account), 'the account is not among them');
}

/** The OAuth error of what must be refused. */
export async function refusal(call) {
  try {
    await call();
  } catch (error) {
    return error.error ?? error.cause?.error ?? error.message;
  }
  return 'was not refused';
}

export async function statusOf(call) {
  try {
    const response = await call();
    return response?.status ?? 200;
  } catch (error) {
    return error.status ?? error.response?.status ?? error.cause?.status ?? Number(/status (\d+)/.exec(error.message)?.[1]);
  }
}

/** A revocation travels by Kafka; 2 s is the promised bound, and a busy machine gets some more. */
export async function eventually(what, holds) {
  const giveUp = Date.now() + 10_000;
  while (!(await holds())) {
    require(Date.now() < giveUp, `not within 10 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
