package dev.amana.sandbox.applications;

import dev.amana.sandbox.AdminKey;
import dev.amana.sandbox.Options;
import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.SandboxFailure;
import dev.amana.sandbox.http.Answer;
import dev.amana.sandbox.http.Calls;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Registers applications with token-service, by the admin key that lies in the sandbox's directory. */
public final class ApplicationRegistry implements AutoCloseable {

    private static final String APPLICATIONS = "/internal/applications";

    private final Sandbox sandbox;
    private final Calls calls = Calls.unwitnessed();

    public ApplicationRegistry(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    public void list(PrintStream out) {
        Answer answer = calls.get(sandbox.tokenService(APPLICATIONS), "Authorization", admin())
                .expect(200);
        for (Answer application : answer.each()) {
            out.printf("%-40s %s%n", application.text("/clientId"), application.text("/name"));
        }
    }

    /** Prints the client id and, where one was asked for, the secret, which nobody can read again. */
    public void add(Options options, PrintStream out) {
        Map<String, Object> registration = new LinkedHashMap<>();
        registration.put("name", options.require("name"));
        registration.put("redirectUris", options.all("redirect-uri"));
        options.find("profile").ifPresent(profile -> registration.put("profile", profile));
        options.find("client-id").ifPresent(id -> registration.put("clientId", id));
        options.find("jwks").ifPresent(file -> registration.put("jwks", jwks(Path.of(file))));
        options.find("jwks-uri").ifPresent(uri -> registration.put("jwksUri", uri));
        registration.put("secret", options.has("secret"));
        registration.put("directLink", options.has("direct-link"));
        Answer added = calls.sendJson(
                        "POST",
                        sandbox.tokenService(APPLICATIONS),
                        JsonMapper.shared().writeValueAsString(registration),
                        "Authorization",
                        admin())
                .expect(201);
        out.println("consumer key: " + added.text("/clientId"));
        if (added.at("/clientSecret").isString()) {
            out.println("secret:       " + added.text("/clientSecret") + "   (shown once, keep it)");
        }
    }

    private static JsonNode jwks(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException | JacksonException unreadable) {
            throw new SandboxFailure("cannot read a JWK set from " + file, unreadable);
        }
    }

    private String admin() {
        return AdminKey.header(sandbox);
    }

    @Override
    public void close() {
        calls.close();
    }
}
