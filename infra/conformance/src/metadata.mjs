// What the server says of itself, at every place a client looks, and whether it is so.

import { chapter, each, require } from './checks.mjs';

export async function metadataRun(stack) {
  await chapter('\nMetadata and keys', async () => {
    const get = async (address) => {
      const response = await fetch(address);
      require(response.status === 200, `${response.status} at ${address}`);
      return response.json();
    };
    const metadata = await get(`${stack.issuer}/.well-known/openid-configuration`);
    const { keys } = await get(metadata.jwks_uri);
    await each({
      'one document, by OpenID Connect Discovery and by RFC 8414': async () => {
        const inserted = await get(`${stack.base}/.well-known/oauth-authorization-server/apigateway/as`);
        require(JSON.stringify(inserted) === JSON.stringify(metadata), 'they differ');
        require(metadata.issuer === stack.issuer.href, `issuer ${metadata.issuer}`);
      },
      'only PS256 and ES256 are spoken': () => {
        const named = Object.entries(metadata)
          .filter(([name]) => name.includes('signing_alg'))
          .flatMap(([, algorithms]) => algorithms);
        require(named.length > 0 && named.every((alg) => ['PS256', 'ES256'].includes(alg)), named.join(' '));
        require(keys.every((key) => ['PS256', 'ES256'].includes(key.alg)), JSON.stringify(keys));
      },
      'the keys have ids, a use, enough bits, and no private half': () => {
        for (const key of keys) {
          require(key.kid && key.use === 'sig', JSON.stringify(key));
          require(!['d', 'p', 'q', 'k'].some((name) => name in key), `private: ${key.kid}`);
          require(key.kty !== 'RSA' || Buffer.from(key.n, 'base64url').length >= 256, `short: ${key.kid}`);
        }
      },
      'PAR, PKCE S256, iss, DPoP and certificate-bound tokens are told': () => {
        require(metadata.pushed_authorization_request_endpoint, 'no PAR');
        require(metadata.code_challenge_methods_supported.join() === 'S256', 'other challenges');
        require(metadata.authorization_response_iss_parameter_supported === true, 'no iss');
        require(metadata.dpop_signing_alg_values_supported.length > 0, 'no DPoP');
        require(metadata.tls_client_certificate_bound_access_tokens === true, 'no certificate-bound tokens');
        require(metadata.token_endpoint_auth_methods_supported.includes('tls_client_auth'), 'no tls_client_auth');
      },
      'every endpoint it names is there': async () => {
        for (const [name, address] of Object.entries(metadata).filter(([name]) => name.endsWith('_endpoint'))) {
          const { status } = await fetch(address, { redirect: 'manual' });
          require(status !== 404, `${name}: 404`);
        }
      },
    });
  });
}
