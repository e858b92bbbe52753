/** What a stack of containers needs before its services start: keys and passwords, and the topics. */
@NullMarked
package dev.amana.localstack.container;

import org.jspecify.annotations.NullMarked;
