/** What was decided about every call, written down before its answer leaves. */
@NullMarked
package dev.amana.aisp.decisions;

import org.jspecify.annotations.NullMarked;
