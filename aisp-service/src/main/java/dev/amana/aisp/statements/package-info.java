/** Statements of an account and their files. */
@NullMarked
package dev.amana.aisp.statements;

import org.jspecify.annotations.NullMarked;
