package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.domain.order.ShopFacts;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.ItemPage;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;
import com.thebabesclub.commerce.table.Write;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sessions' pointers and lines in the table. */
@Singleton
public final class SessionRepository {

    /** What the table has of a session, read at one moment. */
    public record Stored(
            Optional<SessionPointer> pointer, Optional<QuotedLines> lines, ShopFacts shop) {}

    private static final Retry AGAIN =
            Retry.max(3)
                    .filter(InconsistentReadException.class::isInstance)
                    .onRetryExhaustedThrow((_, last) -> last.failure());

    private final CommerceTable table;

    public SessionRepository(CommerceTable table) {
        this.table = table;
    }

    /** Pointer, refunds and lines as they are now, in one query. */
    public Mono<Stored> read(String sessionId) {
        return table.query(KeyRange.whole(Key.session(sessionId).partition()))
                .map(page -> stored(sessionId, page))
                .retryWhen(AGAIN);
    }

    /** The session that a payment intent belongs to; empty where none of ours is known yet. */
    public Mono<String> ofPaymentIntent(String intentId) {
        return table.get(Key.paymentIntent(intentId)).map(item -> item.text("sessionId"));
    }

    /** The sessions of up to a hundred payment intents, by intent; of those that are known. */
    public Mono<Map<String, String>> ofPaymentIntents(Collection<String> intentIds) {
        return table.getAll(intentIds.stream().map(Key::paymentIntent).toList())
                .map(
                        found -> {
                            Map<String, String> sessions = new HashMap<>();
                            for (String intent : intentIds) {
                                Optional.ofNullable(found.get(Key.paymentIntent(intent)))
                                        .flatMap(item -> item.findText("sessionId"))
                                        .ifPresent(session -> sessions.put(intent, session));
                            }
                            return sessions;
                        });
    }

    /**
     * The pointer as it may have been a moment ago; empty where there is none. Of more than twenty
     * refunds it has the oldest: only {@link #read} has all.
     */
    public Mono<SessionPointer> find(String sessionId) {
        return table.get(Key.session(sessionId))
                .filter(SessionPointerItemMapper::isPointer)
                .map(SessionPointerItemMapper::read);
    }

    /** The pointer as it is now; empty where there is none. */
    public Mono<SessionPointer> findStrongly(String sessionId) {
        return table.getStrongly(Key.session(sessionId))
                .filter(SessionPointerItemMapper::isPointer)
                .map(SessionPointerItemMapper::read);
    }

    /**
     * The pointers of up to a hundred sessions by id, as they may have been a moment ago. One that
     * cannot be read is left out: whoever misses it looks for it alone.
     */
    public Mono<Map<String, SessionPointer>> findAll(Collection<String> sessionIds) {
        return table.getAll(sessionIds.stream().map(Key::session).toList())
                .map(SessionRepository::pointers);
    }

    /** The pointer as a write that only its first version's author makes. */
    public static Write create(SessionPointer pointer) {
        return Write.put(SessionPointerItemMapper.of(pointer), Condition.absent());
    }

    /**
     * The next version of a pointer, and of the pages of refunds that change with it; refused where
     * somebody else has written since {@code seen}. What the legacy Python Lambdas left under the
     * key of the first version is replaced.
     */
    public static List<Write> replace(SessionPointer seen, SessionPointer next) {
        List<Write> writes = new ArrayList<>();
        writes.add(Write.put(SessionPointerItemMapper.of(next), unchanged(seen)));
        writes.addAll(RefundPageItemMapper.changed(next));
        return writes;
    }

    /** That nobody has written a session's pointer since it was read. */
    public static Condition unchanged(SessionPointer seen) {
        return seen.version() == 0
                ? Condition.missing(SessionPointerItemMapper.VERSION)
                : Condition.equal(SessionPointerItemMapper.VERSION, seen.version());
    }

    /**
     * Gives a session and its order to another owner, refused where somebody has written since
     * {@code seen}. What is known of the payment is left as it is.
     */
    public static Write give(SessionPointer seen, OrderRecord record) {
        List<AttributeChange> changes =
                new ArrayList<>(OwnerAttributeMapper.changes(record.owner()));
        changes.add(AttributeChange.set(SessionPointerItemMapper.VERSION, seen.version() + 1));
        changes.add(AttributeChange.set("record", SessionPointerItemMapper.of(record)));
        return new Write.Update(Key.session(seen.sessionId()), changes, unchanged(seen));
    }

    /**
     * The lines, for ever unless the session expires: an order may need them whenever a late fact
     * arrives.
     */
    public static Write lines(String sessionId, QuotedLines lines) {
        return Write.put(QuotedLinesItemMapper.of(sessionId, lines));
    }

    /** Lets the lines of an expired session go when its pointer does. */
    public static Write expireLines(SessionPointer pointer) {
        return Write.update(
                Key.sessionLines(pointer.sessionId()),
                Condition.always(),
                AttributeChange.set(
                        Attributes.EXPIRES_AT,
                        SessionPointerItemMapper.keptUntil(pointer).getEpochSecond()));
    }

    /** What the shop's people have done about an order, to be written with the next version. */
    public static Write shop(SessionPointer next, ShopFacts facts) {
        return Write.put(ShopFactsItemMapper.of(next, facts));
    }

    private static Stored stored(String sessionId, ItemPage page) {
        Map<Key, Attributes> items = new HashMap<>();
        page.items().forEach(item -> items.put(item.key(), item));
        Optional<SessionPointer> pointer =
                Optional.ofNullable(items.get(Key.session(sessionId)))
                        .filter(SessionPointerItemMapper::isPointer)
                        .map(SessionPointerItemMapper::read)
                        .map(read -> whole(read, items));
        return new Stored(
                pointer,
                Optional.ofNullable(items.get(Key.sessionLines(sessionId)))
                        .map(QuotedLinesItemMapper::read),
                shop(
                        pointer.map(SessionPointer::shopRevision).orElse(0L),
                        Optional.ofNullable(items.get(Key.sessionShop(sessionId)))));
    }

    /** An item of another version was read across a commit. */
    private static ShopFacts shop(long revision, Optional<Attributes> item) {
        if (item.map(ShopFactsItemMapper::revision).orElse(0L) != revision) {
            throw new InconsistentReadException();
        }
        return item.map(ShopFactsItemMapper::read).orElse(ShopFacts.NONE);
    }

    private static SessionPointer whole(SessionPointer pointer, Map<Key, Attributes> items) {
        List<Refund> paged = new ArrayList<>();
        for (int i = 0; i < pointer.refundPages().size(); i++) {
            @Nullable Attributes page = items.get(Key.sessionRefunds(pointer.sessionId(), i + 1));
            if (page == null
                    || RefundPageItemMapper.version(page) != pointer.refundPages().get(i)) {
                throw new InconsistentReadException();
            }
            paged.addAll(RefundPageItemMapper.read(page));
        }
        return paged.isEmpty()
                ? pointer
                : pointer.whole(pointer.facts().join(PaymentFacts.of(new Refunds(paged))));
    }

    private static Map<String, SessionPointer> pointers(Map<Key, Attributes> items) {
        Map<String, SessionPointer> pointers = new HashMap<>();
        for (Attributes item : items.values()) {
            readable(item).ifPresent(read -> pointers.put(read.sessionId(), read));
        }
        return pointers;
    }

    private static Optional<SessionPointer> readable(Attributes item) {
        try {
            return Optional.of(item)
                    .filter(SessionPointerItemMapper::isPointer)
                    .map(SessionPointerItemMapper::read);
        } catch (RuntimeException _) {
            // Whatever is wrong with it, the others are not to suffer.
            return Optional.empty();
        }
    }
}
