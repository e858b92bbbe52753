/** The staff issuer as a browser, a console and an attacker meet it. */
@org.jspecify.annotations.NullMarked
package dev.amana.token.staff;
