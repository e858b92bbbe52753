package dev.amana.aisp.decisions;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The numbered files of one spool. */
record SpoolFiles(Path directory) {
    private static final Logger log = LoggerFactory.getLogger(SpoolFiles.class);
    private static final String SUFFIX = ".spool";

    /** A record read back, and where the next one begins. */
    record Read(SpoolFrame frame, long end) {}

    TreeSet<Long> segments() throws IOException {
        var numbers = new TreeSet<Long>();
        try (var files = Files.list(directory)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .forEach(name -> numbers.add(Long.parseLong(name.substring(0, name.length() - SUFFIX.length()))));
        }
        return numbers;
    }

    long size(long segment) throws IOException {
        return Files.size(file(segment));
    }

    void delete(long segment) throws IOException {
        Files.deleteIfExists(file(segment));
    }

    FileChannel create(long segment) throws IOException {
        return FileChannel.open(file(segment), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Up to so many records of a file from an offset on, none of them beyond the limit. */
    List<Read> read(long segment, long offset, long limit, int most) throws IOException {
        var records = new ArrayList<Read>();
        try (var in = new BufferedInputStream(Files.newInputStream(file(segment)), 1 << 16)) {
            in.skipNBytes(offset);
            var at = offset;
            while (at < limit && records.size() < most) {
                var line = line(in);
                if (line.length == 0 && at + 1 > limit) {
                    break;
                }
                at += line.length + 1;
                if (at > limit) {
                    log.error("The end of a spool file is torn, as after a power loss: {} bytes", line.length);
                    break;
                }
                try {
                    records.add(new Read(SpoolFrame.read(line), at));
                } catch (IllegalArgumentException e) {
                    log.error("A decision record cannot be read back from the spool: {}", e.getMessage());
                }
            }
        }
        return records;
    }

    private static byte[] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(2048);
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toByteArray();
    }

    private Path file(long segment) {
        return directory.resolve("%016d".formatted(segment) + SUFFIX);
    }
}
