/** The pages as a customer's browser meets them. */
@NullMarked
package dev.amana.token.pages;

import org.jspecify.annotations.NullMarked;
