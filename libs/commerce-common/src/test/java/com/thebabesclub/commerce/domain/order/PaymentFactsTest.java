package com.thebabesclub.commerce.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Laws of {@link PaymentFacts#join}, over every pair and triple of a set that has every stage with
 * differing details, refunds and disputes.
 */
class PaymentFactsTest {

    private static final List<RefundStatus> STATUSES = List.of(RefundStatus.values());
    private static final List<PaymentFacts> ALL = all();

    @Test
    void theOrderOfTwoDoesNotMatter() {
        for (PaymentFacts a : ALL) {
            for (PaymentFacts b : ALL) {
                assertThat(a.join(b)).isEqualTo(b.join(a));
            }
        }
    }

    @Test
    void theGroupingOfThreeDoesNotMatter() {
        long triples = 0;
        for (PaymentFacts a : ALL) {
            for (PaymentFacts b : ALL) {
                for (PaymentFacts c : ALL) {
                    assertThat(a.join(b).join(c)).isEqualTo(a.join(b.join(c)));
                    triples++;
                }
            }
        }
        assertThat(triples)
                .isEqualTo((long) ALL.size() * ALL.size() * ALL.size())
                .isGreaterThan(20_000);
    }

    @Test
    void hearingItTwiceAddsNothing() {
        for (PaymentFacts a : ALL) {
            assertThat(a.join(a)).isEqualTo(a);
            for (PaymentFacts b : ALL) {
                assertThat(a.join(b).join(a)).isEqualTo(a.join(b));
            }
        }
    }

    /**
     * They have an equals of their own, by which it is decided whether there is anything to write.
     */
    @Test
    void factsAreEqualWhereEveryPartIs() throws ReflectiveOperationException {
        for (PaymentFacts a : ALL) {
            for (PaymentFacts b : ALL) {
                assertThat(a.equals(b)).isEqualTo(parts(a).equals(parts(b)));
            }
        }
    }

    private static List<Object> parts(PaymentFacts facts) throws ReflectiveOperationException {
        List<Object> parts = new ArrayList<>();
        for (RecordComponent part : PaymentFacts.class.getRecordComponents()) {
            parts.add(part.getAccessor().invoke(facts));
        }
        return parts;
    }

    @Test
    void theStageNeverGoesBack() {
        for (PaymentFacts a : ALL) {
            for (PaymentFacts b : ALL) {
                assertThat(a.join(b).stage()).isGreaterThanOrEqualTo(a.stage());
            }
        }
    }

    @Test
    void nothingKnownAddsNothing() {
        for (PaymentFacts a : ALL) {
            assertThat(a.join(PaymentFacts.NONE)).isEqualTo(a);
        }
    }

    @Test
    void whatIsErasedStaysErased() {
        for (PaymentFacts a : ALL) {
            PaymentFacts erased = a.join(PaymentFacts.ERASED);
            assertThat(erased.erased()).isTrue();
            assertThat(erased.details()).isEqualTo(a.details().withoutPerson());
            for (PaymentFacts b : ALL) {
                SessionDetails later = erased.join(b).details();
                assertThat(later.customerEmail()).isEmpty();
                assertThat(later.shipping()).isEmpty();
            }
        }
    }

    @Test
    void aRefundNeverGoesBackNorDoesTheOrdersStatus() {
        for (PaymentFacts a : ALL) {
            for (PaymentFacts b : ALL) {
                PaymentFacts both = a.join(b);
                for (Refund before : a.refunds().all()) {
                    assertThat(both.refunds().all())
                            .filteredOn(after -> after.id().equals(before.id()))
                            .singleElement()
                            .satisfies(
                                    after -> {
                                        assertThat(after.status())
                                                .isGreaterThanOrEqualTo(before.status());
                                        assertThat(after.amount()).isEqualTo(before.amount());
                                    });
                }
                assertThat(both.stage().isSettled())
                        .isEqualTo(a.stage().isSettled() || b.stage().isSettled());
            }
        }
    }

    private static List<PaymentFacts> all() {
        List<PaymentFacts> told = new ArrayList<>();
        Random random = new Random(20261126);
        for (SessionStage stage : SessionStage.values()) {
            for (PaymentFacts session : ofSessions(stage)) {
                told.add(session);
                told.add(withOverlays(session, random));
            }
        }
        told.add(PaymentFacts.ERASED);
        told.add(PaymentFacts.of(refunds(random)));
        told.add(PaymentFacts.of(disputes(random)));
        told.add(PaymentFacts.of(alerts(random)));
        return told;
    }

    private static PaymentFacts withOverlays(PaymentFacts session, Random random) {
        return new PaymentFacts(
                session.stage(),
                session.details(),
                session.completedAt(),
                refunds(random),
                disputes(random),
                alerts(random),
                random.nextInt(4) == 0);
    }

    /** Up to four of the same three refunds, each in any status. */
    private static Refunds refunds(Random random) {
        return new Refunds(
                random.ints(random.nextInt(5), 0, 3)
                        .mapToObj(
                                number ->
                                        new Refund(
                                                "re_" + number,
                                                RefundAmount.of(100L * (number + 1), "usd"),
                                                STATUSES.get(random.nextInt(STATUSES.size())),
                                                Instant.ofEpochSecond(50 - number),
                                                random.nextBoolean()
                                                        ? Optional.of("duplicate")
                                                        : Optional.empty()))
                        .toList());
    }

    /** Up to three tellings of the same two disputes, each with some of the same movements. */
    private static Disputes disputes(Random random) {
        List<String> words = List.of("warning_needs_response", "needs_response", "won", "lost");
        return new Disputes(
                random.ints(random.nextInt(4), 0, 2)
                        .mapToObj(
                                number ->
                                        new Dispute(
                                                "du_" + number,
                                                random.nextInt(4),
                                                words.get(random.nextInt(words.size())),
                                                "general",
                                                500,
                                                Instant.ofEpochSecond(60),
                                                random.ints(2, 0, 3)
                                                        .mapToObj(PaymentFactsTest::movement)
                                                        .toList(),
                                                Optional.of(random.nextInt(2))
                                                        .map(day -> Instant.ofEpochSecond(day))))
                        .toList());
    }

    /** Up to three tellings of the same two alerts, each open or over. */
    private static RadarAlerts alerts(Random random) {
        return new RadarAlerts(
                random.ints(random.nextInt(4), 0, 2)
                        .mapToObj(
                                number ->
                                        new RadarAlert(
                                                "prv_" + number,
                                                RadarAlert.Kind.REVIEW,
                                                "rule",
                                                Instant.ofEpochSecond(70),
                                                random.nextBoolean()))
                        .toList());
    }

    private static DisputeBalanceTransaction movement(int number) {
        return new DisputeBalanceTransaction("txn_" + number, -500, 1500, -2000, "usd");
    }

    private static List<PaymentFacts> ofSessions(SessionStage stage) {
        List<PaymentFacts> facts = new ArrayList<>();
        facts.add(
                facts(
                        stage,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        facts.add(
                facts(
                        stage,
                        Optional.of(8500L),
                        Optional.of("a@example.com"),
                        Optional.empty(),
                        Optional.of(5L)));
        facts.add(
                facts(
                        stage,
                        Optional.of(9000L),
                        Optional.empty(),
                        Optional.of("pi_1"),
                        Optional.of(3L)));
        facts.add(
                facts(
                        stage,
                        Optional.of(8500L),
                        Optional.of("b@example.com"),
                        Optional.of("pi_2"),
                        Optional.of(9L)));
        facts.add(
                facts(
                        stage,
                        Optional.empty(),
                        Optional.of("a@example.com"),
                        Optional.of("pi_1"),
                        Optional.empty()));
        return facts;
    }

    private static PaymentFacts facts(
            SessionStage stage,
            Optional<Long> total,
            Optional<String> email,
            Optional<String> intent,
            Optional<Long> completedAt) {
        ShippingAddress address =
                new ShippingAddress(
                        email,
                        Optional.of("123 Main St"),
                        Optional.empty(),
                        Optional.of("Toronto"),
                        Optional.of("ON"),
                        intent,
                        Optional.of("CA"));
        SessionDetails details =
                new SessionDetails(
                        new SessionAmounts(
                                Optional.of("usd"),
                                total,
                                total,
                                Optional.of(0L),
                                Optional.empty(),
                                Optional.empty(),
                                intent.map(_ -> new PresentmentAmount(7, "eur"))),
                        email,
                        email.map(_ -> address),
                        intent);
        return new PaymentFacts(stage, details, completedAt.map(Instant::ofEpochSecond));
    }
}
