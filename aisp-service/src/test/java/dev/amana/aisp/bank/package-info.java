/** The rest of the bank as the tests play it, over the same wires: topics, HTTP, keys. */
@NullMarked
package dev.amana.aisp.bank;

import org.jspecify.annotations.NullMarked;
