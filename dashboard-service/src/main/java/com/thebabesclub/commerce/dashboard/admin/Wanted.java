package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.web.Problem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which order is looked for. */
sealed interface Wanted {

    record ByNumber(String number) implements Wanted {}

    record BySession(String id) implements Wanted {}

    record ByPayment(String id) implements Wanted {}

    /** Exactly one of the three; a problem where it is none, several, or cannot be one. */
    static Wanted of(@Nullable String number, @Nullable String session, @Nullable String payment) {
        List<Wanted> given =
                Stream.of(
                                Optional.ofNullable(number)
                                        .map(text -> text.strip().toUpperCase(Locale.ROOT))
                                        .map(text -> id("number", "BC-[A-Z0-9]{1,252}", text))
                                        .<Wanted>map(ByNumber::new),
                                Optional.ofNullable(session)
                                        .map(text -> id("session", "cs_[A-Za-z0-9_]{1,252}", text))
                                        .<Wanted>map(BySession::new),
                                Optional.ofNullable(payment)
                                        .map(text -> id("payment", "pi_[A-Za-z0-9_]{1,252}", text))
                                        .<Wanted>map(ByPayment::new))
                        .flatMap(Optional::stream)
                        .toList();
        if (given.size() != 1) {
            throw Problem.invalid("number", "or session or payment must be given, and only one")
                    .exception();
        }
        return given.getFirst();
    }

    private static String id(String name, String form, String text) {
        if (!Pattern.matches(form, text)) {
            throw Problem.invalid(name, "cannot be one").exception();
        }
        return text;
    }
}
