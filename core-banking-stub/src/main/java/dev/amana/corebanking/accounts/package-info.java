/** What the bank holds for its customers, and how money moves through each account. */
@NullMarked
package dev.amana.corebanking.accounts;

import org.jspecify.annotations.NullMarked;
