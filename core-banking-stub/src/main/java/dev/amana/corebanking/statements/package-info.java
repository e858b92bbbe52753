/** Monthly statements: their figures, their transactions and the file a holder would print. */
@NullMarked
package dev.amana.corebanking.statements;

import org.jspecify.annotations.NullMarked;
