package dev.amana.sandbox.journey;

import dev.amana.sandbox.Sandbox;
import dev.amana.sandbox.http.Calls;
import dev.amana.sandbox.tpp.Tpp;
import java.net.URI;

/**
 * Who and what the passes of the journey share.
 *
 * @param aside calls that the story does not tell, such as looking at the phone again and again
 * @param publicToken the TPP's PUBLIC token
 */
record Stage(Sandbox sandbox, Story story, Calls calls, Calls aside, Tpp tpp, String publicToken) {

    /** Where the TPP waits for its customer; nothing needs to listen there for the journey. */
    static final URI REDIRECT = URI.create("http://localhost:8090/callback");
}
