package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;
import com.thebabesclub.commerce.stripe.StripeRefused;
import com.thebabesclub.commerce.stripe.StripeUnavailable;
import com.thebabesclub.commerce.table.MalformedItem;
import com.thebabesclub.commerce.table.TableUnavailable;
import com.thebabesclub.commerce.table.WriteRefused;

/** What a failure means for a run. */
final class FailureClassifier {

    private FailureClassifier() {}

    /** True where nothing else will go better in this run. */
    static boolean isTotal(Throwable failure) {
        return switch (failure) {
            case StripeUnavailable stripe -> stripe.status() == 401;
            case TableUnavailable table -> table.isDenied();
            case UnmigratedSessionException _ -> true;
            default -> false;
        };
    }

    /** True where the failure may be that of everything, and not of the one thing. */
    static boolean isOutage(Throwable failure) {
        return failure instanceof DependencyUnavailable;
    }

    /** True where one of Stripe's lists fails, and another may not. */
    static boolean isOfOneList(Throwable failure) {
        return switch (failure) {
            case StripeUnavailable stripe -> stripe.status() == 403;
            case DependencyUnavailable _ -> false;
            case UnmigratedSessionException _ -> false;
            default -> true;
        };
    }

    /** What a person is told. Messages of libraries may quote personal data; ours do not. */
    static String sentence(Throwable failure) {
        return switch (failure) {
            case StripeUnavailable stripe -> stripe(stripe);
            case TableUnavailable table -> table(table);
            case WriteRefused _ -> "Another run has taken over.";
            case StripeRefused _,
                    MalformedItem _,
                    UnmigratedSessionException _,
                    UnreadableSessionException _ ->
                    String.valueOf(failure.getMessage());
            default -> "An error that nobody expected: " + failure.getClass().getSimpleName();
        };
    }

    private static String stripe(StripeUnavailable failure) {
        return switch (failure.status()) {
            case 401 ->
                    "Stripe does not accept the key: it is wrong or revoked. See STRIPE_SECRET.";
            case 403 ->
                    "Stripe does not allow the key %s: it is restricted."
                            .formatted(failure.operation());
            case 429 -> "Stripe kept refusing %s for its rate.".formatted(failure.operation());
            default -> "Stripe did not answer %s.".formatted(failure.operation());
        };
    }

    private static String table(TableUnavailable failure) {
        if (failure.isMissing()) {
            return "There is no such table. See COMMERCE_TABLE and the region.";
        }
        return failure.isDenied()
                ? "The table refuses access: the job's role lacks a permission."
                : "The table did not answer, or throttled.";
    }

    /** A session that may have an order under a key that this job does not know. */
    static final class UnmigratedSessionException extends RuntimeException {

        static final String SENTENCE =
                "The orders of the first generation have no pointers: run \"table migrate\" first, or"
                        + " they would be written twice.";

        UnmigratedSessionException() {
            super(SENTENCE);
        }
    }

    /** Stripe told of a session in a way that we do not understand. */
    static final class UnreadableSessionException extends RuntimeException {

        UnreadableSessionException() {
            super("a session that cannot be read");
        }
    }
}
