package com.thebabesclub.commerce.order;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a session's payment. Sources bring facts in any order, twice or late; {@link
 * #join} merges them so that the order cannot matter.
 *
 * @param details what the session said at that stage
 * @param completedAt the earliest time at which somebody saw the session complete
 */
public record Facts(Stage stage, SessionDetails details, Optional<Instant> completedAt) {

    /** Nothing but that the session was made. */
    public static final Facts NONE = new Facts(Stage.OPEN, SessionDetails.NONE, Optional.empty());

    /**
     * Both taken together. Commutative, associative and idempotent, so that a session's facts only
     * ever grow.
     *
     * <p>Details belong to the stage that they came with: of two stages the later one's stand.
     */
    public Facts join(Facts other) {
        int compared = stage.compareTo(other.stage);
        SessionDetails joined =
                compared == 0
                        ? details.join(other.details)
                        : compared > 0 ? details : other.details;
        return new Facts(
                compared >= 0 ? stage : other.stage,
                joined,
                earlier(completedAt, other.completedAt));
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> two) {
        if (one.isEmpty() || two.isEmpty()) {
            return one.or(() -> two);
        }
        return one.get().isBefore(two.get()) ? one : two;
    }
}
