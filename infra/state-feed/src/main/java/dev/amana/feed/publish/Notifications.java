package dev.amana.feed.publish;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How an instance without the lease wakes the one that has it: PostgreSQL's NOTIFY, sent after the commit and once for
 * all that was committed meanwhile. (Inside the writers' transactions it would put their commits in single file, fsync
 * and all.) What is lost here is found by the poll.
 */
final class Notifications {

    private static final Logger log = LoggerFactory.getLogger(Notifications.class);
    private static final String CHANNEL = "amana_state_feed";
    private static final Duration LOOK = Duration.ofMillis(100); // how soon the listener sees that it is closed
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final String topic;

    Notifications(JdbcClient jdbc, DataSource dataSource, String topic) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.topic = topic;
    }

    void send() {
        jdbc.sql("select pg_notify(:channel, :topic)")
                .param("channel", CHANNEL)
                .param("topic", topic)
                .query((row, n) -> n)
                .list();
    }

    /** Rings the bell for every notification until closed; takes one connection of the pool for that time. */
    Listener listen(Doorbell doorbell) {
        return new Listener(doorbell);
    }

    final class Listener implements AutoCloseable {

        private final Doorbell doorbell;
        private final CountDownLatch closed = new CountDownLatch(1);
        private final Thread thread;

        private Listener(Doorbell doorbell) {
            this.doorbell = doorbell;
            this.thread =
                    Thread.ofPlatform().name("feed-listen-" + topic).daemon().start(this::listen);
        }

        private void listen() {
            while (isOpen()) {
                try (Connection connection = dataSource.getConnection();
                        Statement statement = connection.createStatement()) {
                    connection.setAutoCommit(true);
                    statement.execute("listen " + CHANNEL);
                    ringUntilClosed(connection.unwrap(PGConnection.class));
                    statement.execute("unlisten " + CHANNEL);
                } catch (SQLException e) {
                    log.warn("not listening for {} just now, polling instead: {}", topic, e.getMessage());
                    pause();
                }
            }
        }

        private void ringUntilClosed(PGConnection connection) throws SQLException {
            while (isOpen()) {
                for (PGNotification notification : connection.getNotifications((int) LOOK.toMillis())) {
                    if (notification.getParameter().equals(topic)) {
                        doorbell.ring();
                    }
                }
            }
        }

        private boolean isOpen() {
            return closed.getCount() > 0;
        }

        private void pause() {
            try {
                boolean ended = closed.await(RECONNECT.toMillis(), TimeUnit.MILLISECONDS);
                log.debug("listener of {} {}", topic, ended ? "ends" : "connects again");
            } catch (InterruptedException e) {
                closed.countDown();
            }
        }

        /** Gives the connection back before it returns. */
        @Override
        public void close() throws InterruptedException {
            closed.countDown();
            thread.join(LOOK.multipliedBy(2));
        }
    }
}
