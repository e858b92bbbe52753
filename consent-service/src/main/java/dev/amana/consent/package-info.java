/** Consents from first wish to last record: who may see what of whose account, since when, until when. */
@NullMarked
package dev.amana.consent;

import org.jspecify.annotations.NullMarked;
