package com.thebabesclub.commerce.session;

import com.thebabesclub.commerce.order.Facts;
import com.thebabesclub.commerce.order.OrderRecord;
import com.thebabesclub.commerce.order.Owner;

import java.time.Instant;
import java.util.Optional;

/**
 * The guard of a session: who may have its order, what is known of it, and the version on which
 * every change hangs.
 *
 * @param version counts the changes; 0 before the pointer is written
 * @param owner as known when the session was made; empty for a guest until Stripe has the e-mail
 * @param record empty while there is no order
 */
public record SessionPointer(
        String sessionId,
        Instant created,
        Optional<Instant> expiresAt,
        Optional<Owner> owner,
        Optional<String> quoteSignature,
        Optional<String> cartId,
        Optional<String> couponId,
        long version,
        Facts facts,
        Optional<OrderRecord> record) {

    /** The pointer of a session that was just made. */
    public static SessionPointer created(
            String sessionId,
            Instant created,
            Instant expiresAt,
            Optional<Owner> owner,
            String quoteSignature,
            String cartId,
            Optional<String> couponId) {
        return new SessionPointer(
                sessionId,
                created,
                Optional.of(expiresAt),
                owner,
                Optional.of(quoteSignature),
                Optional.of(cartId),
                couponId,
                1,
                Facts.NONE,
                Optional.empty());
    }

    /** The pointer as far as the session itself tells of it, where ours was never written. */
    public static SessionPointer rebuilt(ObservedSession session) {
        boolean verified =
                session.metadata(SessionMetadata.USER_VERIFIED).equals(Optional.of("true"));
        return new SessionPointer(
                session.id(),
                session.created(),
                session.expiresAt(),
                session.metadata(SessionMetadata.USER_ID)
                        .map(userId -> new Owner(userId, verified)),
                session.metadata(SessionMetadata.QUOTE_SIGNATURE),
                session.metadata(SessionMetadata.CART_ID),
                Optional.empty(),
                0,
                Facts.NONE,
                Optional.empty());
    }

    /** The next version, with what is known now. */
    public SessionPointer with(Facts joined, Optional<OrderRecord> recorded) {
        return new SessionPointer(
                sessionId,
                created,
                expiresAt,
                owner,
                quoteSignature,
                cartId,
                couponId,
                version + 1,
                joined,
                recorded);
    }

    /** Masked: owner and facts are personal. */
    @Override
    public String toString() {
        return "SessionPointer[" + sessionId + " v" + version + " " + facts.stage() + "]";
    }
}
