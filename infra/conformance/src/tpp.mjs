// A TPP by openid-client (certified for FAPI 2.0), knowing of the bank nothing but its issuer.

import * as client from 'openid-client';
import { exportJWK, generateKeyPair, calculateJwkThumbprint } from 'jose';

export const REDIRECT = 'https://conformance.example/callback';
export const DATA = {
  Permissions: ['ReadAccountsDetail', 'ReadBalances'],
};

/** A new key, its public half as a key set, and what openid-client signs assertions with. */
export async function assertionKey(alg) {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), alg, use: 'sig' };
  jwk.kid = await calculateJwkThumbprint(jwk);
  return { kid: jwk.kid, alg, privateKey, jwks: { keys: [jwk] } };
}

/** Registers an application of the production profile that has this key. */
export async function registered(stack, key) {
  return stack.register({ name: `Conformance ${key.alg}`, redirectUris: [REDIRECT], jwks: key.jwks });
}

/** An application of the production profile with such a key, discovered and ready. */
export async function productionClient(stack, alg) {
  const key = await assertionKey(alg);
  const clientId = await registered(stack, key);
  const config = await discover(stack, clientId, client.PrivateKeyJwt({ key: key.privateKey, kid: key.kid }));
  return { clientId, key, config };
}

export async function discover(stack, clientId, authentication, more = {}, options = {}) {
  const signed = await signingAlgorithm(stack);
  const config = await client.discovery(
    stack.issuer,
    clientId,
    { id_token_signed_response_alg: signed, redirect_uris: [REDIRECT], ...more },
    authentication,
    { execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks], ...options },
  );
  return config;
}

async function signingAlgorithm(stack) {
  const metadata = await (await fetch(`${stack.issuer}/.well-known/openid-configuration`)).json();
  return metadata.id_token_signing_alg_values_supported[0];
}

/** A consent of this client's, created with its PUBLIC token. */
export async function createConsent(stack, config, token, options) {
  const response = await client.fetchProtectedResource(
    config,
    token,
    new URL(`${options?.api ?? stack.api}/account-access-consents`),
    'POST',
    JSON.stringify({ Data: DATA }),
    new Headers({ 'Content-Type': 'application/json' }),
    options,
  );
  const body = await response.json();
  if (response.status !== 201) {
    throw new Error(`no consent: ${JSON.stringify(body)}`);
  }
  return body.Data.ConsentId;
}

export async function pushed(config, consentId, redirectUri, options) {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  const page = await client.buildAuthorizationUrlWithPAR(
    config,
    {
      redirect_uri: redirectUri,
      scope: 'openid accounts',
      consent_id: consentId,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    },
    options,
  );
  return { page, checks: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true } };
}
