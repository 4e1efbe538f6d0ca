package com.thebabesclub.commerce.local.oidc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who can sign in on this machine, without a password. */
enum Person {
    OLIVE("Olive", "The shop’s own: may do everything", true),
    PARKER("Parker", "Another of the shop’s own", true),
    CASEY("Casey", "A customer, whom the console refuses", false);

    private final String shown;
    private final String role;
    private final boolean admin;

    Person(String shown, String role, boolean admin) {
        this.shown = shown;
        this.role = role;
        this.admin = admin;
    }

    static Optional<Person> of(String subject) {
        return Arrays.stream(values()).filter(one -> one.subject().equals(subject)).findFirst();
    }

    String subject() {
        return shown.toLowerCase(Locale.ROOT);
    }

    String shown() {
        return shown;
    }

    /** Verified, as far as a token can say. */
    String email() {
        return subject() + "@example.com";
    }

    String role() {
        return role;
    }

    boolean admin() {
        return admin;
    }
}
