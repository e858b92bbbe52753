@org.jspecify.annotations.NullMarked
package dev.amana.token.possession;
