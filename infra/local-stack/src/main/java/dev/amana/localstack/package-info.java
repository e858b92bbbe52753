/** The whole platform on one machine without containers: started, watched over and stopped as one thing. */
@NullMarked
package dev.amana.localstack;

import org.jspecify.annotations.NullMarked;
