/** Processes that outlive the program that started them, and are found again by their files. */
@NullMarked
package dev.amana.localstack.process;

import org.jspecify.annotations.NullMarked;
