@NullMarked
package dev.amana.testsupport.contracts;

import org.jspecify.annotations.NullMarked;
