/** The keys this service signs and seals with, in the database only under the master key. */
@NullMarked
package dev.amana.token.keys;

import org.jspecify.annotations.NullMarked;
