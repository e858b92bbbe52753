/** What the bank offers to holders of an account. */
@NullMarked
package dev.amana.corebanking.offers;

import org.jspecify.annotations.NullMarked;
