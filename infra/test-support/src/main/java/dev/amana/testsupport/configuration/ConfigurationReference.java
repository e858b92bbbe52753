package dev.amana.testsupport.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.yaml.snakeyaml.Yaml;

/**
 * The settings of one service by name, each with its default: what its {@code application.yaml} says, or else its record; nothing
 * where there is none. Inside a map a name of the operator's choice is {@code <name>}.
 */
public final class ConfigurationReference {

    private static final String OURS = "dev.amana";
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (?:`(.*?)`|–) \\| (.+) \\|");

    private final Map<String, String> found = new TreeMap<>();
    private final Map<String, String> written = new TreeMap<>();

    private ConfigurationReference() {}

    /** Of the service on the class path. */
    public static Map<String, String> inCode() {
        var reference = new ConfigurationReference();
        try (InputStream yaml = Objects.requireNonNull(
                ConfigurationReference.class.getResourceAsStream("/application.yaml"), "application.yaml")) {
            reference.flatten("", new Yaml().load(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        for (var candidate : scan.findCandidateComponents(OURS)) {
            reference.add(type(Objects.requireNonNull(candidate.getBeanClassName())));
        }
        return reference.found;
    }

    /** Of the service's chapter in {@code docs/operations/configuration.md}; a row without a meaning does not count. */
    public static Map<String, String> inGuide(Path guide, String service) {
        try {
            return Files.readString(guide)
                    .lines()
                    .dropWhile(line -> !line.equals("## " + service))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("## "))
                    .map(ROW::matcher)
                    .filter(Matcher::matches)
                    .collect(Collectors.toMap(
                            row -> row.group(1),
                            row -> Objects.requireNonNullElse(row.group(2), "").replace("\\|", "|"),
                            (_, again) -> again,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Class<?> properties) {
        var annotation = Objects.requireNonNull(properties.getAnnotation(ConfigurationProperties.class));
        walk(properties, annotation.value());
    }

    private void walk(Class<?> record, String prefix) {
        RecordComponent[] components = Objects.requireNonNull(record.getRecordComponents(), record.getName());
        for (int i = 0; i < components.length; i++) {
            String name = prefix + "." + kebab(components[i].getName());
            Class<?> type = components[i].getType();
            if (Map.class.isAssignableFrom(type)) {
                var value = (Class<?>) ((ParameterizedType) components[i].getGenericType()).getActualTypeArguments()[1];
                if (isOurs(value)) {
                    walk(value, name + ".<name>");
                } else {
                    put(name + ".<name>", "");
                }
            } else if (isOurs(type)) {
                walk(type, name);
            } else {
                put(name, defaultOf(name, record.getDeclaredConstructors()[0].getParameters()[i]));
            }
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.isRecord() && type.getName().startsWith(OURS);
    }

    private String defaultOf(String name, Parameter parameter) {
        var inRecord = parameter.getAnnotation(DefaultValue.class);
        return written.getOrDefault(name, inRecord == null ? "" : String.join(", ", inRecord.value()));
    }

    /** Several records may bind one property; whichever has a default for it says so. */
    private void put(String name, String value) {
        found.merge(name, name.contains("<name>") ? "" : value, (one, other) -> one.isEmpty() ? other : one);
    }

    private void flatten(String prefix, Map<String, Object> tree) {
        tree.forEach((key, value) -> {
            String name = prefix.isEmpty() ? key : prefix + "." + key;
            if (value instanceof Map<?, ?> nested) {
                flatten(
                        name,
                        nested.entrySet().stream()
                                .collect(Collectors.toMap(
                                        entry -> String.valueOf(entry.getKey()), Map.Entry::getValue)));
            } else if (value instanceof List<?> list) {
                written.put(name, list.stream().map(String::valueOf).collect(Collectors.joining(", ")));
            } else {
                written.put(name, String.valueOf(value));
            }
        });
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
