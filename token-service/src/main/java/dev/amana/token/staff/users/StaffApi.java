package dev.amana.token.staff.users;

import dev.amana.token.staff.Role;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes staff in and lets them go; the gateway does not route it and only the admin key opens it. */
@RestController
@RequestMapping("/internal/staff")
final class StaffApi {

    record Joining(@Nullable String name, @Nullable List<String> roles) {}

    /**
     * @param password told this once
     * @param totpSecret told this once, in base32
     * @param totpAddress the same as an authenticator app takes it in
     */
    record Joined(
            UUID staffId, String name, List<String> roles, String password, String totpSecret, String totpAddress) {}

    record Listed(UUID staffId, String name, List<String> roles) {}

    record Refused(String error, String message) {}

    /** The name of the account in an authenticator app. */
    private static final String ISSUER = "Amana staff";

    private final StaffTable table;
    private final Passwords passwords;
    private final SecureRandom random = new SecureRandom();

    StaffApi(StaffTable table, Passwords passwords) {
        this.table = table;
        this.passwords = passwords;
    }

    @GetMapping
    List<Listed> list() {
        return table.all().stream()
                .map(member -> new Listed(member.id(), member.name(), Role.wireNames(member.roles())))
                .toList();
    }

    @PostMapping
    ResponseEntity<Object> add(@RequestBody Joining joining) {
        byte[] secret = new byte[Totp.SECRET_BYTES];
        random.nextBytes(secret);
        NewMember member = new NewMember(
                Optional.ofNullable(joining.name()).orElse(""),
                Role.of(Optional.ofNullable(joining.roles()).orElse(List.of())),
                passwords.generate(),
                secret);
        Optional<UUID> id = table.add(member);
        if (id.isEmpty()) {
            return ResponseEntity.status(HttpStatus.CONFLICT).body(new Refused("conflict", "this name is taken"));
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new Joined(
                        id.get(),
                        member.name(),
                        Role.wireNames(member.roles()),
                        member.password(),
                        Base32.encode(secret),
                        Totp.address(ISSUER, member.name(), secret)));
    }

    @DeleteMapping("/{name}")
    ResponseEntity<Object> leave(@PathVariable String name) {
        return table.leave(name)
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(HttpStatus.NOT_FOUND).body(new Refused("unknown", "nobody has this name"));
    }

    @ExceptionHandler
    ResponseEntity<Refused> refused(IllegalArgumentException e) {
        String why = Optional.ofNullable(e.getMessage()).orElse("this cannot be used");
        return ResponseEntity.badRequest().body(new Refused("invalid_request", why));
    }

    @ExceptionHandler
    ResponseEntity<Refused> refused(HttpMessageNotReadableException e) {
        return ResponseEntity.badRequest().body(new Refused("invalid_request", "the body is not the JSON expected"));
    }
}
