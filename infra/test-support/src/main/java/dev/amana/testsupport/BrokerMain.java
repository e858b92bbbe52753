package dev.amana.testsupport;

import java.io.IOException;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * The broker's process. It lives as long as its parent: when standard input ends it halts, so that a test JVM that was
 * killed leaves nothing behind.
 */
final class BrokerMain {

    private static final String CLUSTER_ID = "dGVzdC1zdXBwb3J0LWNsdQ";

    private BrokerMain() {}

    public static void main(String[] args) {
        String config = args[0];
        Thread.ofPlatform().name("watch-parent").daemon().start(BrokerMain::haltWithParent);
        int status = StorageTool.execute(new String[] {"format", "-t", CLUSTER_ID, "-c", config}, System.out);
        if (status != 0) {
            System.exit(status);
        }
        Kafka.main(new String[] {config});
    }

    private static void haltWithParent() {
        try {
            while (System.in.read() >= 0) {
                // the parent never writes; it only holds the pipe open
            }
        } catch (IOException ended) {
            System.err.println("parent gone: " + ended.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }
}
