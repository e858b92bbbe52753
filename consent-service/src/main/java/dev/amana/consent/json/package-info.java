/** How the domain's values are written in JSON: each as one text. */
@NullMarked
package dev.amana.consent.json;

import org.jspecify.annotations.NullMarked;
