package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.runtime.deadline.DeadlineExceededException;
import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;
import com.thebabesclub.commerce.stripe.StripeRefused;
import com.thebabesclub.commerce.stripe.StripeUnavailable;
import com.thebabesclub.commerce.table.MalformedItem;
import com.thebabesclub.commerce.table.TableUnavailable;

import java.util.Locale;

/** Why the work for an event failed: whose fault it was, and whether trying again may help. */
enum FailureKind {
    TABLE(true, "The table did not answer."),
    STRIPE(true, "Stripe did not answer."),
    TIME(true, "The time for the request ran out."),
    CONFLICT(true, "Others kept writing the same session."),
    REFUSED(false, "Stripe refused a call that the event needs."),
    MALFORMED(false, "A stored item cannot be read."),
    FAULT(false, "An error that nobody expected.");

    private final boolean passing;
    private final String sentence;

    FailureKind(boolean passing, String sentence) {
        this.passing = passing;
        this.sentence = sentence;
    }

    static FailureKind of(Throwable failure) {
        return switch (failure) {
            case TableUnavailable _ -> TABLE;
            case StripeUnavailable _ -> STRIPE;
            case DeadlineExceededException _ -> TIME;
            case DependencyUnavailable _ -> CONFLICT;
            case StripeRefused _ -> REFUSED;
            case MalformedItem _, UnreadableEventException _ -> MALFORMED;
            default -> FAULT;
        };
    }

    /** True for an outage, ours or Stripe's: the same event may succeed later. */
    boolean isPassing() {
        return passing;
    }

    /** The sort in metrics and logs. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a person is told. Messages of libraries may quote personal data; ours do not. */
    String sentence(Throwable failure) {
        return failure instanceof StripeRefused
                        || failure instanceof MalformedItem
                        || failure instanceof UnreadableEventException
                ? String.valueOf(failure.getMessage())
                : sentence;
    }
}
