@org.jspecify.annotations.NullMarked
package dev.amana.gatewaylink;
