package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Hands a guest's order to the user who has proven that the guest's e-mail is theirs.
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
     * From whom to whom.
     *
     * @param guest the id that orders of guests with this e-mail lie under
     * @param user the id that they are to lie under
     * @param proof what says so, for the audit; nothing personal
     */
    public record Claim(String guest, String user, String proof) {

        public Claim {
            if (guest.equals(user)) {
                throw new IllegalArgumentException("an order is not handed to whoever has it");
            }
        }

        /** Masked: the guest is an e-mail. */
        @Override
        public String toString() {
            return "Claim[" + proof + "]";
        }
    }

    /**
     * Hands over the order of a session in one transaction.
     *
     * @param order its key under the guest
     * @return true where it is the user's by this call; false where it is not the guest's (any
     *     more), or has no pointer yet on which that could hang
     */
    public Mono<Boolean> handOver(String sessionId, Key order, Claim claim) {
        return retryPolicy.run(
                WriteRefused.class,
                attempt(sessionId, order, claim),
                _ -> attempt(sessionId, order, claim));
    }

    /** The order is read after the pointer, so that it is never older than the version. */
    private Mono<Boolean> attempt(String sessionId, Key order, Claim claim) {
        return sessions.findStrongly(sessionId)
                .filter(pointer -> isOf(claim.guest(), pointer))
                .flatMap(
                        pointer ->
                                table.getStrongly(order).map(item -> writes(pointer, item, claim)))
                .flatMap(writes -> table.transact(writes).thenReturn(true))
                .defaultIfEmpty(false);
    }

    private static boolean isOf(String guest, SessionPointer pointer) {
        return pointer.record()
                .map(OrderRecord::owner)
                .filter(orderOwner -> orderOwner.userId().equals(guest) && !orderOwner.verified())
                .isPresent();
    }

    private List<Write> writes(SessionPointer pointer, Attributes item, Claim claim) {
        OrderRecord record = pointer.record().orElseThrow().of(new OrderOwner(claim.user(), true));
        Key before = item.key();
        Key after = new Key(Key.profile(claim.user()).partition(), before.sort());
        Attributes moved =
                item.copiedTo(after).put("userId", claim.user()).put("ownerVerified", true).build();
        Instant now = clock.instant();
        Attributes audit =
                Attributes.item(Key.claim(pointer.sessionId(), now))
                        .put("sessionId", pointer.sessionId())
                        .put("to", claim.user())
                        .put("proof", claim.proof())
                        .put("claimedAt", now.toString())
                        .build();
        return List.of(
                SessionRepository.give(pointer, record),
                Write.delete(before, Condition.present()),
                Write.put(moved, Condition.absent()),
                Write.put(audit));
    }
}
