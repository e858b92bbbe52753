package dev.amana.token.pages;

import dev.amana.token.signin.TypedCredentials;
import dev.amana.token.signin.TypedCredentials.Field;
import java.util.LinkedHashMap;
import java.util.Map;

/** The form in which a customer says who they are. */
final class SignInForm {

    /** For what is not the fault of one field. */
    static final String WHOLE_FORM = "form";

    private SignInForm() {}

    /** What is wrong with what was typed, whoever the customer is: field to message. */
    static Map<String, Message> errors(TypedCredentials typed) {
        Map<String, Message> errors = new LinkedHashMap<>();
        for (Field field : typed.malformed()) {
            String name = switch (field) {
                case Cpr -> "cpr";
                case Mobile -> "mobile";
                case Cif -> "cif";
            };
            errors.put(name, Message.of("sign-in." + name + ".error"));
        }
        return errors;
    }
}
