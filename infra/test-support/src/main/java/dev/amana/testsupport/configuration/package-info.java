/** What can be set at a service, in its code and in the operators' guide. */
@NullMarked
package dev.amana.testsupport.configuration;

import org.jspecify.annotations.NullMarked;
