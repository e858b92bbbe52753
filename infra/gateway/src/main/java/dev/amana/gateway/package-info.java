/** The one public address of the platform: it routes, and answers for itself only what no service can. */
@NullMarked
package dev.amana.gateway;

import org.jspecify.annotations.NullMarked;
