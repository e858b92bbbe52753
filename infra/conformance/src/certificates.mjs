// The sample application with a client certificate: tls_client_auth and certificate-bound tokens (RFC 8705).

import * as client from 'openid-client';
import { chapter, check, require } from './checks.mjs';
import { authorise } from './psu.mjs';
import { fetchWith } from './tls.mjs';
import { createConsent, discover, pushed } from './tpp.mjs';

const SAMPLE_REDIRECT = 'https://tpp-three.example/callback';

export async function certificateRun(stack) {
  await chapter('\ntls_client_auth and certificate-bound tokens', async () => {
    const ca = stack.key('tls/authority.cert.pem');
    const withCertificate = fetchWith({
      ca,
      cert: stack.key('tls/tpp-three.cert.pem'),
      key: stack.key('tls/tpp-three.key.pem'),
    });
    const both = (address, options) =>
      new URL(address).protocol === 'https:' ? withCertificate(address, options) : fetch(address, options);
    const config = await check('discovery names the addresses that ask for certificates', async () => {
      const found = await discover(
        stack,
        'tpp-three',
        client.TlsClientAuth(),
        { use_mtls_endpoint_aliases: true, redirect_uris: [SAMPLE_REDIRECT] },
        { [client.customFetch]: both },
      );
      const metadata = found.serverMetadata();
      require(metadata.tls_client_certificate_bound_access_tokens === true, 'certificate-bound tokens are not told');
      require(metadata.mtls_endpoint_aliases?.token_endpoint, 'no alias of the token endpoint');
      return found;
    });
    const own = await check('client credentials by certificate', () =>
      client.clientCredentialsGrant(config, { scope: 'accounts' }),
    );
    const consentId = await check('a consent is created with the bound token', () =>
      createConsent(stack, config, own.access_token, { api: stack.mtlsApi }),
    );
    const { page, checks } = await check('the request is pushed', () => pushed(config, consentId, SAMPLE_REDIRECT));
    const callback = await check('the customer authorises', () => authorise(stack, page));
    const tokens = await check('the code is redeemed, and the ID token verifies', () =>
      client.authorizationCodeGrant(config, callback, checks),
    );
    await check('the access token is bound to the certificate', () => {
      const claims = JSON.parse(Buffer.from(tokens.access_token.split('.')[1], 'base64url'));
      require(claims.cnf?.['x5t#S256']?.length === 43, `cnf ${JSON.stringify(claims.cnf)}`);
    });
    const read = (address, how) => how(address, { headers: { Authorization: `Bearer ${tokens.access_token}` } });
    await check('the accounts are read with the certificate', async () => {
      const response = await read(`${stack.mtlsApi}/accounts`, withCertificate);
      require(response.status === 200, `status ${response.status}`);
    });
    await check('without it the token opens nothing, whatever header is made up', async () => {
      require((await read(`${stack.api}/accounts`, fetch)).status === 401, 'taken without a certificate');
      const der = stack.key('tls/tpp-three.cert.pem').replace(/-----[A-Z ]+-----|\s/g, '');
      const response = await fetch(`${stack.api}/accounts`, {
        headers: { Authorization: `Bearer ${tokens.access_token}`, 'Client-Cert': `:${der}:` },
      });
      require(response.status === 401, `with an invented Client-Cert: ${response.status}`);
    });
    await check('the refresh token needs the certificate too', async () => {
      const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token);
      require(refreshed.access_token, 'no access token');
      const response = await fetch(config.serverMetadata().token_endpoint, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'refresh_token',
          refresh_token: tokens.refresh_token,
          client_id: 'tpp-three',
        }),
      });
      require(response.status === 401, `status ${response.status}`);
    });
    await check('whoever has no certificate of a trusted authority is not let in', async () => {
      const without = fetchWith({ ca });
      await without(`${stack.mtlsApi}/accounts`).then(
        () => require(false, 'was let in'),
        () => {},
      );
    });
  });
}
