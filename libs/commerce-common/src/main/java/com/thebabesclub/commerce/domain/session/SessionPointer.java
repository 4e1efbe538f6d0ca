package com.thebabesclub.commerce.domain.session;

import com.thebabesclub.commerce.domain.email.EmailAddress;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.stock.ReservationAttempt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The guard of a session: who may have its order, what is known of it, and the version on which
 * every change hangs.
 *
 * @param version counts the changes; 0 before the pointer is written
 * @param owner as known when the session was made; empty for a guest until Stripe has the e-mail
 * @param cartHash equal for equal carts; empty for a session that this shop did not quote
 * @param record empty while there is no order
 * @param refundPages the version at which each page of refunds was written last; empty as long as
 *     the pointer holds all of them
 * @param emailPointed whether the commit that wrote it has seen to the pointer from the order's
 *     e-mail
 * @param shopRevision the version at which the shop's people did something about the order last; 0
 *     where they never have
 * @param reservation what the session sells of what is counted
 */
public record SessionPointer(
        String sessionId,
        Instant created,
        Optional<Instant> expiresAt,
        Optional<OrderOwner> owner,
        Optional<String> quoteSignature,
        Optional<String> cartId,
        Optional<String> cartHash,
        Optional<String> couponId,
        long version,
        PaymentFacts facts,
        Optional<OrderRecord> record,
        List<Long> refundPages,
        boolean emailPointed,
        long shopRevision,
        Optional<ReservationAttempt> reservation) {

    public SessionPointer {
        refundPages = List.copyOf(refundPages);
    }

    /** A pointer to whose order the shop's people have done nothing. */
    public SessionPointer(
            String sessionId,
            Instant created,
            Optional<Instant> expiresAt,
            Optional<OrderOwner> owner,
            Optional<String> quoteSignature,
            Optional<String> cartId,
            Optional<String> cartHash,
            Optional<String> couponId,
            long version,
            PaymentFacts facts,
            Optional<OrderRecord> record,
            List<Long> refundPages,
            boolean emailPointed) {
        this(
                sessionId,
                created,
                expiresAt,
                owner,
                quoteSignature,
                cartId,
                cartHash,
                couponId,
                version,
                facts,
                record,
                refundPages,
                emailPointed,
                0,
                Optional.empty());
    }

    /** The pointer of a session that was just made. */
    public static SessionPointer created(
            String sessionId,
            Instant created,
            Instant expiresAt,
            Optional<OrderOwner> owner,
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
                Optional.empty(),
                couponId,
                1,
                PaymentFacts.NONE,
                Optional.empty(),
                List.of(),
                false);
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
                        .map(userId -> new OrderOwner(userId, verified)),
                session.metadata(SessionMetadata.QUOTE_SIGNATURE),
                session.metadata(SessionMetadata.CART_ID),
                session.metadata(SessionMetadata.CART_HASH),
                Optional.empty(),
                0,
                PaymentFacts.NONE,
                Optional.empty(),
                List.of(),
                false,
                0,
                session.metadata(SessionMetadata.RESERVATION).flatMap(ReservationAttempt::parse));
    }

    /** The same pointer, of a session that sells what is counted. */
    public SessionPointer selling(Optional<ReservationAttempt> attempt) {
        return new SessionPointer(
                sessionId,
                created,
                expiresAt,
                owner,
                quoteSignature,
                cartId,
                cartHash,
                couponId,
                version,
                facts,
                record,
                refundPages,
                emailPointed,
                shopRevision,
                attempt);
    }

    /** The same pointer, of a cart with this hash. */
    public SessionPointer ofCart(String hash) {
        return new SessionPointer(
                sessionId,
                created,
                expiresAt,
                owner,
                quoteSignature,
                cartId,
                Optional.of(hash),
                couponId,
                version,
                facts,
                record,
                refundPages,
                emailPointed,
                shopRevision,
                reservation);
    }

    /** The next version, with what is known now. */
    public SessionPointer with(PaymentFacts joined, Optional<OrderRecord> recorded) {
        return new SessionPointer(
                sessionId,
                created,
                expiresAt,
                owner,
                quoteSignature,
                cartId,
                cartHash,
                couponId,
                version + 1,
                joined,
                recorded,
                RefundPartitioner.versions(this, joined.refunds(), version + 1),
                recorded.flatMap(_ -> joined.details().customerEmail())
                        .flatMap(EmailAddress::of)
                        .isPresent(),
                shopRevision,
                reservation);
    }

    /** The same pointer with all that is known, where only a part of it lay in the pointer. */
    public SessionPointer whole(PaymentFacts all) {
        return new SessionPointer(
                sessionId,
                created,
                expiresAt,
                owner,
                quoteSignature,
                cartId,
                cartHash,
                couponId,
                version,
                all,
                record,
                refundPages,
                emailPointed,
                shopRevision,
                reservation);
    }

    /** The next version, at which something is done about the order. */
    public SessionPointer withShopCommand() {
        SessionPointer next = with(facts, record);
        return new SessionPointer(
                sessionId,
                created,
                expiresAt,
                owner,
                quoteSignature,
                cartId,
                cartHash,
                couponId,
                next.version,
                facts,
                record,
                next.refundPages,
                next.emailPointed,
                next.version,
                reservation);
    }

    /** Masked: owner and facts are personal. */
    @Override
    public String toString() {
        return "SessionPointer[" + sessionId + " v" + version + " " + facts.stage() + "]";
    }
}
