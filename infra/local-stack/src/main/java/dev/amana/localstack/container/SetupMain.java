package dev.amana.localstack.container;

import dev.amana.localstack.StackException;
import dev.amana.localstack.kafka.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** The programs that run once, before the services: {@code secrets <directory>} and {@code topics <bootstrap servers>}. */
final class SetupMain {

    private SetupMain() {}

    public static void main(String[] args) {
        try {
            run(List.of(args));
        } catch (StackException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            System.exit(1);
        }
    }

    private static void run(List<String> words) throws InterruptedException {
        if (words.size() != 2) {
            throw new StackException("usage: secrets <directory> | topics <bootstrap servers>");
        }
        switch (words.getFirst()) {
            case "secrets" -> new SecretVolumes(Path.of(words.getLast())).fill();
            case "topics" -> createTopics(words.getLast());
            default -> throw new StackException("what is \"" + words.getFirst() + "\"?");
        }
    }

    private static void createTopics(String bootstrapServers) throws InterruptedException {
        try {
            System.out.println("created: " + Topics.createMissing(bootstrapServers));
        } catch (ExecutionException e) {
            throw new StackException("the topics could not be created: " + e.getCause(), e);
        }
    }
}
