package dev.amana.sandbox.tpp;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;

/**
 * An authorisation under way: where the PSU has to go, and what the TPP keeps to recognise the answer by.
 *
 * @param page where the TPP sends the PSU
 */
public record Authorisation(URI page, URI redirectUri, State state, Nonce nonce, CodeVerifier verifier) {}
