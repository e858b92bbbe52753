package dev.amana.testsupport.contracts;

import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The names and types of all that is in a value: two of one shape differ in their values only. */
public final class Shape {

    private Shape() {}

    public static Object of(JsonNode value) {
        if (value.isObject()) {
            var fields = new TreeMap<String, Object>();
            value.properties().forEach(field -> fields.put(field.getKey(), of(field.getValue())));
            return fields;
        }
        return value.isArray() ? value.valueStream().map(Shape::of).collect(Collectors.toSet()) : value.getNodeType();
    }
}
