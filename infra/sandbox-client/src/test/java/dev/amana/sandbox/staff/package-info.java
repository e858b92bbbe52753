/** The sample auditor's authenticator app. */
@NullMarked
package dev.amana.sandbox.staff;

import org.jspecify.annotations.NullMarked;
