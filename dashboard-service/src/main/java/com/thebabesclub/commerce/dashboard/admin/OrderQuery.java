package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.http.BlankTextNormalizer;
import com.thebabesclub.commerce.http.Problem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which order is looked for. */
sealed interface OrderQuery {

    record ByNumber(String number) implements OrderQuery {}

    record BySession(String id) implements OrderQuery {}

    record ByPayment(String id) implements OrderQuery {}

    /** Exactly one of the three; a problem where it is none, several, or cannot be one. */
    static OrderQuery of(
            @Nullable String number, @Nullable String session, @Nullable String payment) {
        List<OrderQuery> given =
                Stream.of(
                                BlankTextNormalizer.of(number)
                                        .map(text -> text.toUpperCase(Locale.ROOT))
                                        .map(text -> id("number", "BC-[A-Z0-9]{1,252}", text))
                                        .<OrderQuery>map(ByNumber::new),
                                BlankTextNormalizer.of(session)
                                        .<OrderQuery>map(OrderQuery::bySession),
                                BlankTextNormalizer.of(payment)
                                        .map(text -> id("payment", "pi_[A-Za-z0-9_]{1,252}", text))
                                        .<OrderQuery>map(ByPayment::new))
                        .flatMap(Optional::stream)
                        .toList();
        if (given.size() != 1) {
            throw Problem.invalid("number", "or session or payment must be given, and only one")
                    .exception();
        }
        return given.getFirst();
    }

    /** A problem where the text cannot be the id of a session. */
    static BySession bySession(String text) {
        return new BySession(id("session", "cs_[A-Za-z0-9_]{1,252}", text));
    }

    /** A problem where an order is named: a list has no name. */
    static void requireNone(
            @Nullable String number, @Nullable String session, @Nullable String payment) {
        if (Stream.of(number, session, payment)
                .map(BlankTextNormalizer::of)
                .anyMatch(Optional::isPresent)) {
            throw Problem.invalid("month", "and day list orders: no name may stand beside them")
                    .exception();
        }
    }

    private static String id(String name, String form, String text) {
        if (!Pattern.matches(form, text)) {
            throw Problem.invalid(name, "cannot be one").exception();
        }
        return text;
    }
}
