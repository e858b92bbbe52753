/** The services' own JVMs: what they are told, and how they start fast. */
@NullMarked
package dev.amana.localstack.service;

import org.jspecify.annotations.NullMarked;
