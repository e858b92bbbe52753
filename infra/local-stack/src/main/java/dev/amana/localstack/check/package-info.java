/** What is looked at before anything starts, so that a failure names its cause. */
@NullMarked
package dev.amana.localstack.check;

import org.jspecify.annotations.NullMarked;
