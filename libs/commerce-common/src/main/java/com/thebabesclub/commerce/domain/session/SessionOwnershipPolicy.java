package com.thebabesclub.commerce.domain.session;

import java.util.Map;
import java.util.Optional;

/**
 * Whose session it is, by the marks that were written on it when it was made. Several shops,
 * environments of one shop and other systems may share an account of Stripe.
 *
 * @param app the mark of this shop
 * @param env the mark of this environment
 * @param settlesUnmarked whether a user id alone makes a session ours, as on those of the first
 *     generation that were made without a quote
 */
public record SessionOwnershipPolicy(String app, String env, boolean settlesUnmarked) {

    /** True where the marks say that the session is ours. */
    public boolean isMarked(ObservedSession session) {
        return session.mode().equals("payment") && fit(session.metadata());
    }

    /** True where only the table can tell: a session of which it has the pointer is ours. */
    public boolean mayBeKnown(ObservedSession session) {
        return session.mode().equals("payment") && !fit(session.metadata());
    }

    /** True where an object of Stripe names this shop, and no other environment of it. */
    public boolean isNamedIn(Map<String, String> metadata) {
        return mark(metadata, SessionMetadata.APP).filter(app::equals).isPresent()
                && isOfThisEnvironment(metadata);
    }

    /** True where a session of the first generation may have this. */
    public static boolean isUnnamed(ObservedSession session) {
        return session.metadata(SessionMetadata.APP).isEmpty();
    }

    private boolean fit(Map<String, String> metadata) {
        return mark(metadata, SessionMetadata.APP).isPresent()
                ? isNamedIn(metadata)
                : isOfThisEnvironment(metadata) && isOfTheFirstGeneration(metadata);
    }

    private boolean isOfThisEnvironment(Map<String, String> metadata) {
        return mark(metadata, SessionMetadata.ENV).map(env::equals).orElse(true);
    }

    private boolean isOfTheFirstGeneration(Map<String, String> metadata) {
        return mark(metadata, SessionMetadata.QUOTE_SIGNATURE).isPresent()
                || (settlesUnmarked && mark(metadata, SessionMetadata.USER_ID).isPresent());
    }

    private static Optional<String> mark(Map<String, String> metadata, String name) {
        return Optional.ofNullable(metadata.get(name)).filter(value -> !value.isBlank());
    }
}
