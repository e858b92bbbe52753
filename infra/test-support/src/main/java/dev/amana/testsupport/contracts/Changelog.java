package dev.amana.testsupport.contracts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A {@code CHANGELOG.md} beside contracts: for each of them a chapter {@code ## file}, in it a section {@code ### 1.2.3} for
 * each version, the newest first.
 */
record Changelog(Map<String, List<String>> versions) {

    private static final Pattern VERSION = Pattern.compile("### (\\d+\\.\\d+\\.\\d+)\\b.*");

    static Changelog parse(String text) {
        Map<String, List<String>> versions = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("## ")) {
                current = new ArrayList<>();
                versions.put(line.substring(3).strip(), current);
            }
            var version = VERSION.matcher(line);
            if (version.matches()) {
                current.add(version.group(1));
            }
        }
        return new Changelog(versions);
    }

    /** @param contracts the version that each contract says it has */
    List<String> errors(Map<String, String> contracts) {
        List<String> errors = new ArrayList<>();
        var files = new TreeSet<>(contracts.keySet());
        files.addAll(versions.keySet());
        for (String file : files) {
            List<String> told = versions.getOrDefault(file, List.of());
            String version = contracts.getOrDefault(file, "none");
            String newest = told.isEmpty() ? "none" : told.getFirst();
            if (!newest.equals(version)) {
                errors.add("%s has the version %s, the changelog's newest is %s".formatted(file, version, newest));
            }
            for (int i = 1; i < told.size(); i++) {
                if (number(told.get(i - 1)) <= number(told.get(i))) {
                    errors.add("%s: %s stands above %s".formatted(file, told.get(i - 1), told.get(i)));
                }
            }
        }
        return errors;
    }

    private static long number(String version) {
        long number = 0;
        for (String part : version.split("\\.")) {
            number = number * 10_000 + Long.parseLong(part);
        }
        return number;
    }
}
