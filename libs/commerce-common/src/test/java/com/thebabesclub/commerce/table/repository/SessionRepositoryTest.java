package com.thebabesclub.commerce.table.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.thebabesclub.commerce.domain.order.Dispute;
import com.thebabesclub.commerce.domain.order.DisputeBalanceTransaction;
import com.thebabesclub.commerce.domain.order.Disputes;
import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.domain.order.OrderNumber;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.PresentmentAmount;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.RefundAmount;
import com.thebabesclub.commerce.domain.order.RefundStatus;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.domain.order.SessionAmounts;
import com.thebabesclub.commerce.domain.order.SessionDetails;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.order.ShippingAddress;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.ItemSize;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class SessionRepositoryTest {

    private static final Instant CREATED = TestClock.NOON;
    private static final String ID =
            "cs_test_a1fJTwAiEgELLmhliZHqkghLu5B1NqM4l7eQHLRXhoTIw1qt6N0NL9kgQ1";

    private final LocalTable local = LocalTable.create();
    private final CommerceTable table = new CommerceTable(local.tapped(), local.name());
    private final SessionRepository sessions = new SessionRepository(table);

    @Test
    void whatTheFirstFunctionsKeptOfASessionCountsAsNothingAndIsReplaced() {
        Await.done(
                table.write(
                        Write.put(
                                Attributes.item(Key.session(ID))
                                        .put("stripeSessionId", ID)
                                        .put("quoteSignature", "sig")
                                        .put("status", "completed")
                                        .expires(Optional.of(CREATED))
                                        .build())));
        SessionPointer first = SessionPointer.rebuilt(observed());

        assertThat(Await.value(sessions.read(ID)).pointer()).isEmpty();
        assertThat(Await.optional(sessions.find(ID))).isEmpty();
        assertThat(Await.optional(sessions.findStrongly(ID))).isEmpty();
        assertThat(Await.value(sessions.findAll(List.of(ID)))).isEmpty();
        Await.done(
                table.transact(
                        SessionRepository.replace(
                                first, first.with(PaymentFacts.NONE, Optional.empty()))));
        assertThat(Await.value(sessions.findStrongly(ID)).version()).isEqualTo(1);
        assertThat(
                        catchThrowable(
                                () ->
                                        Await.done(
                                                table.transact(
                                                        SessionRepository.replace(
                                                                first,
                                                                first.with(
                                                                        PaymentFacts.NONE,
                                                                        Optional.empty()))))))
                .isInstanceOf(WriteRefused.class);
    }

    private static ObservedSession observed() {
        return new ObservedSession(
                ID,
                CREATED,
                Optional.of(CREATED.plusSeconds(86_400)),
                "payment",
                false,
                Map.of("quoteSignature", "sig"),
                PaymentFacts.NONE);
    }

    @Test
    void pointerAndLinesAreReadAsTheyWereWritten() {
        QuotedLines lines =
                new QuotedLines(
                        List.of(
                                new OrderLine(
                                        "Ring",
                                        Optional.of("R"),
                                        Optional.empty(),
                                        2,
                                        10,
                                        20,
                                        5,
                                        0,
                                        15)),
                        Optional.of(new QuotedLines.Expected("usd", 20, 5, true)));
        Await.done(
                table.transact(
                        List.of(
                                SessionRepository.create(full()),
                                SessionRepository.lines(ID, lines))));

        SessionRepository.Stored stored = Await.value(sessions.read(ID));

        assertThat(stored.pointer()).contains(full());
        assertThat(stored.lines()).contains(lines);
    }

    @Test
    void aPointerWithEverythingInItStaysUnderAKilobyte() {
        Await.done(table.write(SessionRepository.create(full())));

        assertThat(local.dump().values())
                .singleElement()
                .satisfies(item -> assertThat(ItemSize.of(item)).isLessThanOrEqualTo(1024));
    }

    @Test
    void aPointerWithoutAnOrderGoesFortyFiveDaysAfterItsSession() {
        SessionPointer fresh =
                SessionPointer.created(
                        ID,
                        CREATED,
                        CREATED.plusSeconds(3600),
                        Optional.empty(),
                        "v1.sig",
                        "cart",
                        Optional.empty());

        assertThat(SessionPointerItemMapper.of(fresh).number(Attributes.EXPIRES_AT))
                .isEqualTo(CREATED.plusSeconds(3600).plus(Duration.ofDays(45)).getEpochSecond());
        assertThat(SessionPointerItemMapper.of(full()).has(Attributes.EXPIRES_AT)).isFalse();
    }

    @Test
    void refundsDisputesAndErasureAreReadAsTheyWereWritten() {
        PaymentFacts late =
                PaymentFacts.of(refunds(20))
                        .join(PaymentFacts.of(new Disputes(List.of(dispute()))))
                        .join(PaymentFacts.ERASED);
        SessionPointer seen = full();
        SessionPointer next = seen.with(seen.facts().join(late), seen.record());

        assertThat(SessionPointerItemMapper.read(SessionPointerItemMapper.of(next)))
                .isEqualTo(next);
        assertThat(next.refundPages()).isEmpty();
    }

    @Test
    @Case(id = "T-REF-4", sentence = "More than a hundred refunds of one payment are all counted.")
    void moreRefundsThanThePointerHoldsLieInPagesBesideIt() {
        commit(full(), refunds(137));

        SessionPointer read = Await.value(sessions.read(ID)).pointer().orElseThrow();

        assertThat(read.facts().refunds()).isEqualTo(refunds(137));
        assertThat(Await.value(sessions.find(ID)).facts().refunds().all()).hasSize(20);
        assertThat(local.dump().get("SESSION#" + ID + " / METADATA"))
                .satisfies(item -> assertThat(ItemSize.of(item)).isLessThanOrEqualTo(3072));
    }

    @Test
    void aNewRefundWritesTheLastPageAlone() {
        SessionPointer before = commit(full(), refunds(137));

        SessionPointer after = before.with(refunded(before, refunds(138)), before.record());

        assertThat(SessionRepository.replace(before, after))
                .extracting(write -> write.key().sort())
                .containsExactly("METADATA", "REFUNDS#2");
    }

    @Test
    void aReadAcrossACommitIsMadeAgain() {
        SessionPointer before = commit(full(), refunds(137));
        SessionPointer after = before.with(refunded(before, refunds(138)), before.record());
        List<Write> writes = SessionRepository.replace(before, after);
        // The pointer of after, the page of before: what a query may see while both are written.
        Await.done(table.write(writes.getFirst()));
        AtomicInteger reads = new AtomicInteger();
        local.tap()
                .script(
                        (call, proceed) -> {
                            boolean again =
                                    call.operation().equals("Query")
                                            && reads.incrementAndGet() == 2;
                            return again
                                    ? table.write(writes.getLast())
                                            .toFuture()
                                            .thenCompose(_ -> proceed.get())
                                    : proceed.get();
                        });

        SessionPointer read = Await.value(sessions.read(ID)).pointer().orElseThrow();

        assertThat(read.facts().refunds().all()).hasSize(138);
        assertThat(reads).hasValue(2);
    }

    @Test
    void aPageThatStaysBehindIsNeverTakenForAllThereIs() {
        SessionPointer before = commit(full(), refunds(137));
        SessionPointer after = before.with(refunded(before, refunds(138)), before.record());
        Await.done(table.write(SessionRepository.replace(before, after).getFirst()));

        assertThat(
                        catchThrowableOfType(
                                DependencyUnavailable.class, () -> Await.value(sessions.read(ID))))
                .isNotNull();
    }

    @Test
    void moreRefundsThanACommitCanWriteAreAnError() {
        assertThat(
                        catchThrowableOfType(
                                IllegalStateException.class,
                                () -> full().with(PaymentFacts.of(refunds(5021)), full().record())))
                .hasMessageContaining("5021 refunds");
        assertThat(full().with(PaymentFacts.of(refunds(5020)), full().record()).refundPages())
                .hasSize(50);
    }

    private SessionPointer commit(SessionPointer seen, Refunds refunds) {
        Await.done(table.write(SessionRepository.create(seen)));
        SessionPointer next = seen.with(refunded(seen, refunds), seen.record());
        Await.done(table.transact(SessionRepository.replace(seen, next)));
        return next;
    }

    private static PaymentFacts refunded(SessionPointer seen, Refunds refunds) {
        return seen.facts().join(PaymentFacts.of(refunds));
    }

    private static Refunds refunds(int count) {
        return new Refunds(
                IntStream.range(0, count)
                        .mapToObj(
                                number ->
                                        new Refund(
                                                "re_3PgafyB7WZ01zgkW%08d".formatted(number),
                                                RefundAmount.of(10, "usd"),
                                                RefundStatus.SUCCEEDED,
                                                CREATED.plusSeconds(number),
                                                Optional.of("requested_by_customer")))
                        .toList());
    }

    private static Dispute dispute() {
        return new Dispute(
                "du_1",
                3,
                "needs_response",
                "fraudulent",
                8500,
                CREATED,
                List.of(new DisputeBalanceTransaction("txn_1", -8500, 1500, -10_000, "usd")));
    }

    private static SessionPointer full() {
        SessionDetails details =
                new SessionDetails(
                        new SessionAmounts(
                                Optional.of("usd"),
                                Optional.of(8500L),
                                Optional.of(9000L),
                                Optional.of(500L),
                                Optional.of(0L),
                                Optional.of(0L),
                                Optional.of(new PresentmentAmount(7800, "eur"))),
                        Optional.of("a.rather.long.customer.name@mail.example.com"),
                        Optional.of(
                                new ShippingAddress(
                                        Optional.of("John Doe"),
                                        Optional.of("123 Main St"),
                                        Optional.of("Flat 4"),
                                        Optional.of("Toronto"),
                                        Optional.of("ON"),
                                        Optional.of("M5V 1A1"),
                                        Optional.of("CA"))),
                        Optional.of("pi_1PgafyB7WZ01zgkWSjxsAJo3"));
        return new SessionPointer(
                ID,
                CREATED,
                Optional.of(CREATED.plusSeconds(86_100)),
                Optional.of(new OrderOwner("user_12345", true)),
                Optional.of(
                        "v1.k1.1795694400.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
                Optional.of("AAAAAAAAAAAAAAAAAAAAAA"),
                Optional.of("a".repeat(64)),
                Optional.of("q-AAAAAAAAAAAAAAAAAAAAAA"),
                3,
                new PaymentFacts(SessionStage.PAID, details, Optional.of(CREATED.plusSeconds(60))),
                Optional.of(
                        new OrderRecord(
                                new OrderOwner("user_12345", true),
                                OrderNumber.of(ID),
                                OrderSource.WEBHOOK,
                                Optional.of("cs_test_other"),
                                CREATED.plusSeconds(61))),
                List.of(),
                true);
    }
}
