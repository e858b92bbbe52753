/** What services promise each other in their folders {@code contract}, and what each needs of another. */
@NullMarked
package dev.amana.testsupport.contracts;

import org.jspecify.annotations.NullMarked;
