/** Keys and passwords of this stack, made once and readable by their owner only. */
@NullMarked
package dev.amana.localstack.keys;

import org.jspecify.annotations.NullMarked;
