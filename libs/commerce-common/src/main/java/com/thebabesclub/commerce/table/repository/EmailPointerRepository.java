package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.email.EmailAddress;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way from an e-mail address to the orders that were bought with it. Whose such an order is,
 * and where it lies, its session's pointer says.
 */
public final class EmailPointerRepository {

    private EmailPointerRepository() {}

    /** Empty where the session has no order, or the order no address (any more). */
    public static Optional<Key> key(SessionPointer pointer) {
        return pointer.record()
                .flatMap(_ -> pointer.facts().details().customerEmail())
                .flatMap(EmailAddress::of)
                .map(
                        address ->
                                Key.emailOrder(
                                        address.text(), pointer.created(), pointer.sessionId()));
    }

    /** The pointer of a session's order. */
    public static Write put(Key key, String sessionId, Optional<Instant> expiry) {
        return Write.put(Attributes.item(key).put("sessionId", sessionId).expires(expiry).build());
    }

    /**
     * What a commit does to the pointer, found by the addresses before and after it. To be written
     * with the version that stands on {@code seen}.
     *
     * @param kept whether there is an order to point to
     * @param expiry when the order may go
     */
    public static List<Write> change(
            SessionPointer seen, SessionPointer next, boolean kept, Optional<Instant> expiry) {
        Optional<Key> before = key(seen);
        Optional<Key> after = key(next);
        List<Write> writes = new ArrayList<>();
        if (!before.equals(after)) {
            before.ifPresent(key -> writes.add(Write.delete(key, Condition.always())));
            after.filter(_ -> kept)
                    .ifPresent(key -> writes.add(put(key, next.sessionId(), expiry)));
        }
        return writes;
    }
}
