package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.email.EmailAddress;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.OwnerProof;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The way from an e-mail address to the orders that were bought with it. Whose such an order is,
 * and where it lies, its session's pointer says.
 */
@Singleton
public final class EmailPointerRepository {

    /** What {@code table migrate} leaves once all is carried over. */
    public static final Key MARK = Key.system("MIGRATED");

    private static final String COMPLETE = "emailPointers";

    /** Who wrote the session meanwhile has compared the addresses. */
    private static final Retry LOST =
            Retry.max(5)
                    .filter(WriteRefused.class::isInstance)
                    .onRetryExhaustedThrow((_, last) -> last.failure());

    private final CommerceTable table;
    private final SessionRepository sessions;

    public EmailPointerRepository(CommerceTable table) {
        this.table = table;
        this.sessions = new SessionRepository(table);
    }

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

    /**
     * What a commit does to the pointer, found by the addresses before and after it. To be written
     * with the version that stands on {@code seen}, whose item says then that the pointer is put.
     * One that does not say so yet may have none: it is put again.
     *
     * @param kept whether there is an order to point to
     * @param expiry when the order may go
     */
    public static List<Write> change(
            SessionPointer seen, SessionPointer next, boolean kept, Optional<Instant> expiry) {
        Optional<Key> before = key(seen);
        Optional<Key> after = key(next);
        List<Write> writes = new ArrayList<>();
        boolean isTheSame = before.equals(after);
        before.filter(_ -> !isTheSame)
                .ifPresent(key -> writes.add(Write.delete(key, Condition.always())));
        after.filter(_ -> kept)
                .filter(_ -> !isTheSame || !seen.emailPointed())
                .ifPresent(key -> writes.add(put(key, next.sessionId(), expiry)));
        return writes;
    }

    /** Of up to a hundred sessions, those whose order has an address and no pointer from it. */
    public Mono<Set<String>> missing(Collection<SessionPointer> pointers) {
        Map<Key, String> wanted = new HashMap<>();
        pointers.forEach(
                pointer -> key(pointer).ifPresent(key -> wanted.put(key, pointer.sessionId())));
        return table.getAll(List.copyOf(wanted.keySet()))
                .map(
                        found -> {
                            wanted.keySet().removeAll(found.keySet());
                            return Set.copyOf(wanted.values());
                        });
    }

    /** Whether the pointer of a session's order is missing now. */
    public Mono<Boolean> isMissing(String sessionId) {
        return restoring(sessionId).hasElement();
    }

    /**
     * Puts the pointer of an order that has none, if nobody has written its session meanwhile.
     *
     * @return whether it was put
     */
    public Mono<Boolean> restore(String sessionId) {
        return restoring(sessionId)
                .flatMap(writes -> table.transact(writes).thenReturn(true))
                .retryWhen(LOST)
                .defaultIfEmpty(false);
    }

    /** Empty where there is nothing to point from or to, or the pointer is there. */
    private Mono<List<Write>> restoring(String sessionId) {
        return Mono.defer(() -> sessions.findStrongly(sessionId))
                .flatMap(
                        session ->
                                Mono.justOrEmpty(key(session))
                                        .filterWhen(this::isAbsent)
                                        .flatMap(
                                                key ->
                                                        order(session)
                                                                .map(
                                                                        order ->
                                                                                restoring(
                                                                                        session,
                                                                                        key,
                                                                                        order))));
    }

    private Mono<Boolean> isAbsent(Key key) {
        return table.getStrongly(key).hasElement().map(known -> !known);
    }

    private Mono<Attributes> order(SessionPointer session) {
        String userId = session.record().orElseThrow().owner().userId();
        return table.getStrongly(Key.order(userId, session.created(), session.sessionId()));
    }

    private static List<Write> restoring(SessionPointer session, Key key, Attributes order) {
        Optional<Instant> expiry = order.findTime(Attributes.EXPIRES_AT);
        List<Write> writes = new ArrayList<>();
        writes.add(put(key, session.sessionId(), expiry));
        if (isCarriedOver(session)) {
            OrderRecord record = session.record().orElseThrow();
            OrderOwner owner = new OrderOwner(record.owner().userId(), OwnerProof.LEGACY);
            writes.add(SessionRepository.give(session, record.of(owner)));
            writes.add(
                    new Write.Update(
                            order.key(), OwnerAttributeMapper.changes(owner), Condition.present()));
        } else {
            writes.add(
                    new Write.Check(
                            Key.session(session.sessionId()),
                            SessionRepository.unchanged(session)));
        }
        return writes;
    }

    /** Carried over before there was the word legacy: no other session has no end. */
    private static boolean isCarriedOver(SessionPointer session) {
        return session.expiresAt().isEmpty()
                && session.record()
                        .filter(record -> record.owner().proof() == OwnerProof.NONE)
                        .isPresent();
    }

    /**
     * The write that makes the e-mail of an order lead to it; empty where it has none.
     *
     * @param expiry when the order may go
     */
    public static Optional<Write> put(SessionPointer pointer, Optional<Instant> expiry) {
        return key(pointer).map(key -> put(key, pointer.sessionId(), expiry));
    }

    private static Write put(Key key, String sessionId, Optional<Instant> expiry) {
        return Write.put(Attributes.item(key).put("sessionId", sessionId).expires(expiry).build());
    }

    /** Whether orders from before there were such pointers have theirs. */
    public Mono<Boolean> isComplete() {
        return table.get(MARK).map(item -> item.isTrue(COMPLETE)).defaultIfEmpty(false);
    }

    /** Says of them that they have, in the mark. */
    public static Attributes.Builder complete(Attributes.Builder mark) {
        return mark.put(COMPLETE, true);
    }
}
