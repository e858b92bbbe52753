/** What the service stands on: its clock, who may call which path, what a lost database looks like. */
@NullMarked
package dev.amana.consent.service;

import org.jspecify.annotations.NullMarked;
