/** Asks core banking, over Kafka, who a customer is and which accounts they may share, and has it send text messages. */
@NullMarked
package dev.amana.token.corebanking;

import org.jspecify.annotations.NullMarked;
