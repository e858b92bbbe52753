/** The consent service over HTTP: one client for what tokens depend on and for what customers see and decide. */
@NullMarked
package dev.amana.token.consents.http;

import org.jspecify.annotations.NullMarked;
