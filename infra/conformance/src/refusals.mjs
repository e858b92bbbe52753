// What conformance suites try: each of these must be refused, in the words of OAuth.

import { createHash, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import * as client from 'openid-client';
import { chapter, check, each, require } from './checks.mjs';
import { follow } from './psu.mjs';
import { createConsent, productionClient, REDIRECT } from './tpp.mjs';

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export async function refusalRun(stack) {
  await chapter('\nWhat must be refused', async () => {
    const tpp = await check('an application of the production profile', () => productionClient(stack, 'ES256'));
    const other = await productionClient(stack, 'ES256');
    const { config, clientId, key } = tpp;
    const metadata = config.serverMetadata();
    const issuer = metadata.issuer;
    const now = () => Math.floor(Date.now() / 1000);

    const assertion = (claims = {}, header = {}, signer = key) => {
      const all = { iss: clientId, sub: clientId, aud: issuer, jti: randomUUID(), iat: now(), exp: now() + 60, ...claims };
      Object.keys(all).forEach((name) => all[name] === undefined && delete all[name]);
      return new SignJWT(all).setProtectedHeader({ alg: signer.alg, kid: signer.kid, ...header }).sign(signer.privateKey);
    };
    const dpopKeys = await generateKeyPair('ES256', { extractable: true });
    const dpopJwk = await exportJWK(dpopKeys.publicKey);
    const proof = (htu, claims = {}, header = {}, htm = 'POST') => {
      const all = { htm, htu, jti: randomUUID(), iat: now(), ...claims };
      Object.keys(all).forEach((name) => all[name] === undefined && delete all[name]);
      return new SignJWT(all)
        .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: dpopJwk, ...header })
        .sign(dpopKeys.privateKey);
    };
    const post = async (endpoint, fields, headers = {}) => {
      const response = await fetch(endpoint, { method: 'POST', headers, body: new URLSearchParams(fields) });
      return { status: response.status, headers: response.headers, body: await response.json() };
    };
    const authenticated = async (fields = {}, signed) => ({
      client_assertion_type: ASSERTION,
      client_assertion: signed ?? (await assertion()),
      ...fields,
    });
    const token = async (fields, signed, dpop) =>
      post(
        metadata.token_endpoint,
        await authenticated({ grant_type: 'client_credentials', scope: 'accounts', ...fields }, signed),
        { DPoP: dpop ?? (await proof(metadata.token_endpoint)) },
      );
    const refused = async (answer, error) => {
      const { status, headers, body } = await answer;
      require(body.error === error, `${status} ${JSON.stringify(body)} instead of ${error}`);
      require(status === (error === 'invalid_client' ? 401 : 400), `status ${status}`);
      require(headers.get('cache-control')?.includes('no-store'), 'may be cached');
    };

    await each({
      'the same requests, unchanged, are taken': async () => {
        const { status, body } = await token();
        require(status === 200, JSON.stringify(body));
      },
      'assertion: used twice': async () => {
        const once = await assertion();
        await token({}, once);
        await refused(token({}, once), 'invalid_client');
      },
      'assertion: aud is another server': async () =>
        refused(token({}, await assertion({ aud: 'https://other.example' })), 'invalid_client'),
      'assertion: aud is the token endpoint': async () =>
        refused(token({}, await assertion({ aud: metadata.token_endpoint })), 'invalid_client'),
      'assertion: aud is the PAR endpoint': async () =>
        refused(token({}, await assertion({ aud: metadata.pushed_authorization_request_endpoint })), 'invalid_client'),
      'assertion: aud is a list': async () =>
        refused(token({}, await assertion({ aud: [issuer, metadata.token_endpoint] })), 'invalid_client'),
      'assertion: without exp': async () => refused(token({}, await assertion({ exp: undefined })), 'invalid_client'),
      'assertion: expired': async () => refused(token({}, await assertion({ exp: now() - 60 })), 'invalid_client'),
      'assertion: exp an hour ahead': async () =>
        refused(token({}, await assertion({ exp: now() + 3600 })), 'invalid_client'),
      'assertion: iat and nbf a minute ahead': async () => {
        await refused(token({}, await assertion({ iat: now() + 61 })), 'invalid_client');
        await refused(token({}, await assertion({ nbf: now() + 61 })), 'invalid_client');
      },
      'assertion: iat and nbf eight seconds ahead are taken': async () => {
        const { status, body } = await token({}, await assertion({ iat: now() + 8, nbf: now() + 8 }));
        require(status === 200, JSON.stringify(body));
      },
      'assertion: without jti': async () => refused(token({}, await assertion({ jti: undefined })), 'invalid_client'),
      'assertion: iss is another client': async () =>
        refused(token({}, await assertion({ iss: other.clientId })), 'invalid_client'),
      'assertion: by another client\'s key': async () =>
        refused(token({}, await assertion({}, {}, other.key)), 'invalid_client'),
      'assertion: alg none': async () => {
        const [, payload] = (await assertion()).split('.');
        const header = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
        await refused(token({}, `${header}.${payload}.`), 'invalid_client');
      },
      'assertion: HS256 with the public key as secret': async () => {
        const secret = new TextEncoder().encode(JSON.stringify(key.jwks.keys[0]));
        await refused(
          token({}, await assertion({}, {}, { alg: 'HS256', kid: key.kid, privateKey: secret })),
          'invalid_client',
        );
      },
      'assertion: kid names a file, a query, another key': async () => {
        for (const kid of ['../../etc/passwd', "' or 1=1 --", other.key.kid]) {
          await refused(token({}, await assertion({}, { kid })), 'invalid_client');
        }
      },
      'client_secret in place of an assertion': async () =>
        refused(
          post(metadata.token_endpoint, {
            grant_type: 'client_credentials', client_id: clientId, client_secret: 'guess',
          }),
          'invalid_client',
        ),
      'client_id that is not the assertion\'s': async () =>
        refused(token({ client_id: other.clientId }), 'invalid_client'),
      'no DPoP proof': async () =>
        refused(
          post(metadata.token_endpoint, await authenticated({ grant_type: 'client_credentials' })),
          'invalid_dpop_proof',
        ),
      'DPoP: used twice': async () => {
        const once = await proof(metadata.token_endpoint);
        await token({}, undefined, once);
        await refused(token({}, undefined, once), 'invalid_dpop_proof');
      },
      'DPoP: htm of another method': async () =>
        refused(token({}, undefined, await proof(metadata.token_endpoint, {}, {}, 'GET')), 'invalid_dpop_proof'),
      'DPoP: htu of another endpoint': async () =>
        refused(
          token({}, undefined, await proof(metadata.pushed_authorization_request_endpoint)),
          'invalid_dpop_proof',
        ),
      'DPoP: htu with a query and in another case is taken': async () => {
        const htu = metadata.token_endpoint.replace('http://localhost', 'HTTP://LOCALHOST') + '?a=b#c';
        const { status, body } = await token({}, undefined, await proof(htu));
        require(status === 200, JSON.stringify(body));
      },
      'DPoP: iat too old, too far ahead, missing': async () => {
        for (const iat of [now() - 120, now() + 120, undefined]) {
          await refused(token({}, undefined, await proof(metadata.token_endpoint, { iat })), 'invalid_dpop_proof');
        }
      },
      'DPoP: without jti, htm or htu': async () => {
        for (const name of ['jti', 'htm', 'htu']) {
          await refused(
            token({}, undefined, await proof(metadata.token_endpoint, { [name]: undefined })),
            'invalid_dpop_proof',
          );
        }
      },
      'DPoP: of another type': async () =>
        refused(token({}, undefined, await proof(metadata.token_endpoint, {}, { typ: 'JWT' })), 'invalid_dpop_proof'),
      'DPoP: with the private key in it': async () => {
        const jwk = await exportJWK(dpopKeys.privateKey);
        await refused(token({}, undefined, await proof(metadata.token_endpoint, {}, { jwk })), 'invalid_dpop_proof');
      },
      'DPoP: signed by another key than it shows': async () => {
        const { publicKey } = await generateKeyPair('ES256', { extractable: true });
        const jwk = await exportJWK(publicKey);
        await refused(token({}, undefined, await proof(metadata.token_endpoint, {}, { jwk })), 'invalid_dpop_proof');
      },
      'DPoP: two proofs': async () => {
        const two = new Headers();
        two.append('DPoP', await proof(metadata.token_endpoint));
        two.append('DPoP', await proof(metadata.token_endpoint));
        await refused(
          post(metadata.token_endpoint, await authenticated({ grant_type: 'client_credentials' }), two),
          'invalid_dpop_proof',
        );
      },
      'a grant type that is not offered': async () => refused(token({ grant_type: 'password' }), 'unsupported_grant_type'),
      'a scope that is not registered': async () => refused(token({ scope: 'everything' }), 'invalid_scope'),
      'GET at the token endpoint': async () => {
        const response = await fetch(metadata.token_endpoint);
        require(response.status === 405, `status ${response.status}`);
      },
      'PUT at the authorisation endpoint': async () => {
        const response = await fetch(metadata.authorization_endpoint, { method: 'PUT' });
        require(response.status === 405, `status ${response.status}`);
      },
      'JSON at the token endpoint': async () => {
        const response = await fetch(metadata.token_endpoint, {
          method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}',
        });
        require(response.status === 400, `status ${response.status}`);
      },
    });

    const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair('ES256'));
    const consentId = await check('a consent to push requests for', async () => {
      const own = await client.clientCredentialsGrant(config, { scope: 'accounts' }, { DPoP });
      return createConsent(stack, config, own.access_token, { DPoP });
    });
    const challenge = createHash('sha256').update(client.randomPKCECodeVerifier()).digest('base64url');
    const par = metadata.pushed_authorization_request_endpoint;
    const push = async (fields = {}) => {
      const all = {
        response_type: 'code', redirect_uri: REDIRECT, scope: 'openid accounts', consent_id: consentId,
        code_challenge: challenge, code_challenge_method: 'S256', state: 's', ...fields,
      };
      Object.keys(all).forEach((name) => all[name] === undefined && delete all[name]);
      return post(par, await authenticated(all));
    };
    const arrive = (id, requestUri) =>
      follow(`${metadata.authorization_endpoint}?${new URLSearchParams({ client_id: id, request_uri: requestUri })}`);

    await each({
      'PAR: the same request, unchanged, is taken, and client_id is not needed beside the assertion': async () => {
        const { status, body } = await push();
        require(status === 201 && body.request_uri && body.expires_in < 600, JSON.stringify(body));
      },
      'PAR: a long state is taken': async () => {
        const { status, body } = await push({ state: 'x'.repeat(1024) });
        require(status === 201, JSON.stringify(body));
      },
      'PAR: without a challenge': async () => refused(push({ code_challenge: undefined }), 'invalid_request'),
      'PAR: challenge method plain': async () => refused(push({ code_challenge_method: 'plain' }), 'invalid_request'),
      'PAR: with a request_uri': async () =>
        refused(push({ request_uri: 'urn:ietf:params:oauth:request_uri:x' }), 'invalid_request'),
      'PAR: a redirect address that is not registered': async () =>
        refused(push({ redirect_uri: `${REDIRECT}/more` }), 'invalid_request'),
      'PAR: response_type token': async () => refused(push({ response_type: 'token' }), 'unsupported_response_type'),
      'PAR: response_type code id_token': async () =>
        refused(push({ response_type: 'code id_token' }), 'unsupported_response_type'),
      'PAR: another client\'s consent': async () => {
        const theirs = client.getDPoPHandle(other.config, await client.randomDPoPKeyPair('ES256'));
        const own = await client.clientCredentialsGrant(other.config, { scope: 'accounts' }, { DPoP: theirs });
        const theirConsent = await createConsent(stack, other.config, own.access_token, { DPoP: theirs });
        await refused(push({ consent_id: theirConsent }), 'invalid_request');
      },
      'PAR: without client authentication': async () =>
        refused(post(par, { client_id: clientId, response_type: 'code' }), 'invalid_client'),
      'PAR: dpop_jkt and a proof by another key': async () => {
        const response = await post(
          par,
          await authenticated({
            response_type: 'code', redirect_uri: REDIRECT, scope: 'openid accounts', consent_id: consentId,
            code_challenge: challenge, code_challenge_method: 'S256', dpop_jkt: challenge,
          }),
          { DPoP: await proof(par) },
        );
        await refused(Promise.resolve(response), 'invalid_dpop_proof');
      },
      'authorisation: a request that was not pushed': async () => {
        const { status, location } = await follow(
          `${metadata.authorization_endpoint}?${new URLSearchParams({
            client_id: clientId, response_type: 'code', redirect_uri: REDIRECT, scope: 'openid accounts',
            consent_id: consentId, code_challenge: challenge, code_challenge_method: 'S256', state: 's',
          })}`,
        );
        const answer = new URL(location);
        require(status === 303 && location.startsWith(REDIRECT), `${status} to ${location}`);
        require(answer.searchParams.get('error') === 'invalid_request', location);
        require(answer.searchParams.get('iss') === issuer && answer.searchParams.get('state') === 's', location);
      },
      'authorisation: another client\'s request_uri': async () => {
        const { body } = await push();
        const { status, location } = await arrive(other.clientId, body.request_uri);
        require(status === 400 && !location, `${status} to ${location}`);
      },
      'authorisation: a request_uri nobody made': async () => {
        const { status, location } = await arrive(clientId, 'urn:ietf:params:oauth:request_uri:made-up');
        require(status === 400 && !location, `${status} to ${location}`);
      },
      'token: a code nobody issued': async () => refused(
        token({ grant_type: 'authorization_code', code: 'made-up', redirect_uri: REDIRECT, code_verifier: 'v'.repeat(43) }),
        'invalid_grant',
      ),
      'token: a refresh token nobody issued': async () =>
        refused(token({ grant_type: 'refresh_token', refresh_token: 'made-up' }), 'invalid_grant'),
      'introspection by a TPP': async () => {
        const { body } = await post(metadata.introspection_endpoint, await authenticated({ token: 'x' }));
        require(body.error && body.active === undefined, JSON.stringify(body));
      },
    });
  });
}
