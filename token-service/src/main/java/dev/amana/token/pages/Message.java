package dev.amana.token.pages;

import java.util.List;

/**
 * A text of the bundle and what goes into it.
 *
 * @param key its key
 */
record Message(String key, List<Object> arguments) {
    Message {
        arguments = List.copyOf(arguments);
    }

    static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }
}
