package com.thebabesclub.commerce.domain.order;

import java.time.Instant;
import java.util.Comparator;

/**
 * Something that the shop's people have done about an order, once.
 *
 * @param id the same for the same request
 * @param by the operator; the customer's id where they asked for it themselves
 * @param revision the version of the session's pointer with which it was committed: it was found
 *     legal on the version before
 * @param digest of the request, which tells a repetition from another request with its id
 */
public record ShopCommand(
        String id, String by, Instant at, long revision, String digest, ShopAction action) {

    /** As they were committed; what was committed together by id. */
    static final Comparator<ShopCommand> AS_COMMITTED =
            Comparator.comparingLong(ShopCommand::revision).thenComparing(ShopCommand::id);

    /** The same, but for what is personal. */
    ShopCommand withoutPerson() {
        return new ShopCommand(id, by, at, revision, digest, action.withoutPerson());
    }

    /** Two tellings of the same command: what was forgotten stays forgotten. */
    ShopCommand join(ShopCommand other) {
        ShopCommand earlier = revision <= other.revision ? this : other;
        boolean forgotten = equals(withoutPerson()) || other.equals(other.withoutPerson());
        return forgotten ? earlier.withoutPerson() : earlier;
    }
}
