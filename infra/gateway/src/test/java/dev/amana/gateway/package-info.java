@org.jspecify.annotations.NullMarked
package dev.amana.gateway;
