/** What has served its time leaves the tables. */
@NullMarked
package dev.amana.token.housekeeping;

import org.jspecify.annotations.NullMarked;
