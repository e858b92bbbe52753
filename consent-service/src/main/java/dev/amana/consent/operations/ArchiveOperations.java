package dev.amana.consent.operations;

import dev.amana.consent.archive.EventExport;
import dev.amana.consent.archive.EventExport.Period;
import dev.amana.consent.archive.EventImport;
import dev.amana.consent.archive.StoreNotEmpty;
import dev.amana.consent.archive.UnreadableArchive;
import dev.amana.openbanking.error.ErrorCode;
import dev.amana.openbanking.error.OpenBankingException;
import dev.amana.openbanking.token.StaffToken;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The event history, out of this store as a stream of lines and into an empty one. */
@RestController
@RequestMapping("/operations/events")
class ArchiveOperations {

    private static final Logger log = LoggerFactory.getLogger(ArchiveOperations.class);

    private final EventExport export;
    private final EventImport imports;

    ArchiveOperations(EventExport export, EventImport imports) {
        this.export = export;
        this.imports = imports;
    }

    /** What came of an import. */
    record Imported(long events) {}

    /** Goes out as it is read; whether all of it came is told by its last line. */
    @GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    void export(
            StaffToken staff,
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> to,
            HttpServletResponse response)
            throws IOException, SQLException, InterruptedException {
        Period period = new Period(from.orElse(Period.EVER.from()), to.orElse(Period.EVER.to()));
        log.info("{} exports the events of {}", staff.staffId(), period);
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        export.write(period, response.getOutputStream());
    }

    @PostMapping(consumes = MediaType.APPLICATION_NDJSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    Imported read(StaffToken staff, InputStream archive) throws IOException, SQLException {
        log.info("{} imports events", staff.staffId());
        try {
            return new Imported(imports.read(archive));
        } catch (StoreNotEmpty full) {
            throw OpenBankingException.conflict(String.valueOf(full.getMessage()));
        } catch (UnreadableArchive unreadable) {
            throw OpenBankingException.badRequest(
                    ErrorCode.RESOURCE_INVALID_FORMAT, String.valueOf(unreadable.getMessage()));
        }
    }
}
