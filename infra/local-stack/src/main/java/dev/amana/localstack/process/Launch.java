package dev.amana.localstack.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a process is started.
 *
 * @param command the program and its arguments
 * @param environment set beside what is inherited
 * @param marker words in its command line that no other process has
 */
public record Launch(List<String> command, Map<String, String> environment, String marker, Path log) {}
