package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.email.EmailAddress;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.SessionDetails;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;
import com.thebabesclub.commerce.table.repository.OrderItemMapper;
import com.thebabesclub.commerce.table.repository.OwnerAttributeMapper;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Hands an order that nobody has proven to be theirs to the user who has proven that its e-mail is.
 *
 * <p>It hangs on the version of the session's pointer, as every settlement does: of a late webhook
 * and a claim, or of two claims, one commits first, and the other reads again.
 */
@Singleton
public final class GuestOrderClaimService {

    private final CommerceTable table;
    private final SessionRepository sessions;
    private final Clock clock;
    private final LostRaceRetryPolicy retryPolicy;

    public GuestOrderClaimService(CommerceTable table, Clock clock, RandomGenerator jitter) {
        this.table = table;
        this.sessions = new SessionRepository(table);
        this.clock = clock;
        this.retryPolicy = new LostRaceRetryPolicy(jitter);
    }

    /**
     * What is claimed, and for whom.
     *
     * @param email the caller's, of which they have given proof
     * @param user the id that the orders are to lie under
     * @param proof what says so, for the audit; nothing personal
     */
    public record Claim(EmailAddress email, String user, String proof) {

        /**
         * Whether a session's order is one that nobody has proven to be theirs, and has the e-mail.
         */
        public boolean covers(SessionPointer pointer) {
            return !pointer.facts().erased()
                    && pointer.record()
                            .map(OrderRecord::owner)
                            .filter(owner -> covers(owner, pointer.facts().details()))
                            .isPresent();
        }

        /** A legacy order is its user's, unless it was filed under the e-mail itself. */
        private boolean covers(OrderOwner owner, SessionDetails details) {
            return switch (owner.proof()) {
                case TOKEN -> false;
                case NONE -> isEmail(details.customerEmail());
                case LEGACY -> isEmail(Optional.of(owner.userId()));
            };
        }

        private boolean isEmail(Optional<String> typed) {
            return typed.flatMap(EmailAddress::of).filter(email::equals).isPresent();
        }

        /** Masked: it has an e-mail. */
        @Override
        public String toString() {
            return "Claim[" + proof + "]";
        }
    }

    /**
     * Hands over the order of a session in one transaction.
     *
     * @return true where it is the user's by this call; false where the claim does not cover it
     *     (any more), or it is gone
     */
    public Mono<Boolean> handOver(String sessionId, Claim claim) {
        return retryPolicy.run(
                WriteRefused.class, attempt(sessionId, claim), _ -> attempt(sessionId, claim));
    }

    /** The order is read after the pointer, so that it is never older than the version. */
    private Mono<Boolean> attempt(String sessionId, Claim claim) {
        return sessions.findStrongly(sessionId)
                .filter(claim::covers)
                .flatMap(
                        pointer ->
                                table.getStrongly(order(pointer))
                                        .map(item -> writes(pointer, item, claim)))
                .flatMap(writes -> table.transact(writes).thenReturn(true))
                .defaultIfEmpty(false);
    }

    private static Key order(SessionPointer pointer) {
        return Key.order(
                pointer.record().orElseThrow().owner().userId(),
                pointer.created(),
                pointer.sessionId());
    }

    private List<Write> writes(SessionPointer pointer, Attributes item, Claim claim) {
        OrderOwner owner = new OrderOwner(claim.user(), true);
        Instant now = clock.instant();
        Attributes audit =
                Attributes.item(Key.claim(pointer.sessionId(), now))
                        .put("sessionId", pointer.sessionId())
                        .put("to", claim.user())
                        .put("proof", claim.proof())
                        .put("claimedAt", now.toString())
                        .build();
        List<Write> writes = new ArrayList<>(moved(item, owner));
        writes.add(SessionRepository.give(pointer, pointer.record().orElseThrow().of(owner)));
        writes.add(Write.put(audit));
        return writes;
    }

    /**
     * An order whose id is proven by the claim stays where it is. That another asked to be
     * forgotten is no wish of the new owner.
     */
    private static List<Write> moved(Attributes item, OrderOwner owner) {
        Key before = item.key();
        Key after = new Key(Key.profile(owner.userId()).partition(), before.sort());
        Attributes theirs =
                OwnerAttributeMapper.put(owner, item.copiedTo(after))
                        .without(OrderItemMapper.ERASURE_ASKED_AT)
                        .build();
        return before.equals(after)
                ? List.of(Write.put(theirs, Condition.present()))
                : List.of(
                        Write.delete(before, Condition.present()),
                        Write.put(theirs, Condition.absent()));
    }
}
