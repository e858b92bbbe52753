/** Decision records on their way to those who keep them. */
@NullMarked
package dev.amana.aisp.decisions.kafka;

import org.jspecify.annotations.NullMarked;
