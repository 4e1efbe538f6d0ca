package com.thebabesclub.commerce.checkout.session;

import java.util.Optional;

/** What became of a session that is not to be paid any more. */
sealed interface SessionOutcome {

    /** It is not open, and was not completed. */
    record Ended() implements SessionOutcome {}

    /** It was paid. */
    record Paid(String sessionId, Optional<String> orderNumber) implements SessionOutcome {}

    /**
     * It was completed, and its payment is under way.
     *
     * @param cartHash of the cart that it pays, where that is known
     */
    record Pending(String sessionId, Optional<String> cartHash) implements SessionOutcome {}

    /** It was completed, and its payment has failed. */
    record Failed(String sessionId) implements SessionOutcome {}
}
