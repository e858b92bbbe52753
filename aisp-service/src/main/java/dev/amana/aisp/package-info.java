/** The account-information API: it says whether a call may pass, fetches from core banking, and lets out what the consent grants. */
@NullMarked
package dev.amana.aisp;

import org.jspecify.annotations.NullMarked;
