package com.thebabesclub.commerce.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What tellings of one session's amounts come to together, against a brute force. */
class SessionAmountsTest {

    private static final List<Long> VALUES =
            List.of(-1L, 0L, 1L, 155L, 6000L, 999_999_999_999L, 1_000_000_000_000L, Long.MAX_VALUE);

    private final Random random = new Random(20261128);

    @Test
    @Case(
            id = "L10",
            sentence =
                    "Amounts and their currency join as one value; a refund of another "
                            + "currency is in no sum.")
    void whateverTheOrderAndTheGroupingOneTellingStandsWhole() {
        for (int round = 0; round < 20_000; round++) {
            List<SessionAmounts> told = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(5); i++) {
                told.add(amounts());
            }
            SessionAmounts expected = best(told);

            List<SessionAmounts> shuffled = new ArrayList<>(told);
            shuffled.addAll(told.subList(0, random.nextInt(told.size() + 1)));
            Collections.shuffle(shuffled, random);

            assertThat(grouped(shuffled)).as("of %s", told).isEqualTo(expected);
            assertThat(told).contains(expected);
        }
    }

    @Test
    void nothingToldAddsNothing() {
        for (int round = 0; round < 1_000; round++) {
            SessionAmounts one = amounts();
            assertThat(one.join(SessionAmounts.NONE)).isEqualTo(one);
            assertThat(SessionAmounts.NONE.join(one)).isEqualTo(one);
        }
    }

    @Test
    @Case(
            id = "L10",
            sentence =
                    "Amounts and their currency join as one value; a refund of another "
                            + "currency is in no sum.")
    void aSourceOfBeforeThePresentmentDetailsDoesNotMixItsCurrencyIn() {
        SessionAmounts before =
                new SessionAmounts(
                        Optional.of("usd"),
                        Optional.of(7000L),
                        Optional.of(7000L),
                        Optional.of(0L),
                        Optional.of(0L),
                        Optional.of(0L),
                        Optional.empty());
        SessionAmounts now =
                new SessionAmounts(
                        Optional.of("eur"),
                        Optional.of(6000L),
                        Optional.of(6000L),
                        Optional.of(0L),
                        Optional.of(0L),
                        Optional.of(0L),
                        Optional.of(new PresentmentAmount(7000, "usd")));

        assertThat(before.join(now)).isEqualTo(now);
        assertThat(now.join(before)).isEqualTo(now);
    }

    @ParameterizedTest
    @CsvSource({
        "PAID, usd, 6000,          COMPLETED",
        "PAID, usd, 999999999999,  COMPLETED",
        "PAID, usd, 1000000000000, NEEDS_REVIEW",
        "PAID, usd, 0,             NEEDS_REVIEW",
        "PAID, usd, -1,            NEEDS_REVIEW",
        "PAID, usd,,               NEEDS_REVIEW",
        "PAID,,     6000,          NEEDS_REVIEW",
        "PAID, zzz, 6000,          NEEDS_REVIEW",
        "PAID, isk, 155,           NEEDS_REVIEW",
        "PAID, isk, 15500,         COMPLETED",
        "PAID, huf, 155,           COMPLETED",
        "PAID, kwd, 5123,          NEEDS_REVIEW",
        "FREE, usd, 0,             COMPLETED",
        "FREE, usd, 1,             NEEDS_REVIEW",
        "FREE, usd,,               NEEDS_REVIEW",
    })
    @Case(
            id = "B10",
            sentence =
                    "Every signed event ends as done, ignored or parked, whatever is in it; "
                            + "a paid session of 0, -1 or 10^30 needs review.")
    void whatNoPaymentCanComeToNeedsReview(
            SessionStage stage, String currency, Long total, OrderStatus status) {
        assertThat(
                        status(
                                stage,
                                new SessionAmounts(
                                        Optional.ofNullable(currency),
                                        Optional.ofNullable(total),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())))
                .isEqualTo(status);
    }

    @Test
    @Case(
            id = "B10",
            sentence =
                    "Every signed event ends as done, ignored or parked, whatever is in it; "
                            + "a paid session of 0, -1 or 10^30 needs review.")
    void anyImpossiblePartNeedsReviewAndIsLeftOut() {
        SessionAmounts told =
                new SessionAmounts(
                        Optional.of("usd"),
                        Optional.of(6000L),
                        Optional.of(6000L),
                        Optional.of(-5L),
                        Optional.of(0L),
                        Optional.of(0L),
                        Optional.empty());

        assertThat(status(SessionStage.PAID, told)).isEqualTo(OrderStatus.NEEDS_REVIEW);
        assertThat(told.discount()).isEmpty();
    }

    @Test
    void lessThanTheLinesCostNeedsReview() {
        SessionAmounts told =
                new SessionAmounts(
                        Optional.of("usd"),
                        Optional.of(5499L),
                        Optional.of(6000L),
                        Optional.of(500L),
                        Optional.of(0L),
                        Optional.of(0L),
                        Optional.empty());

        assertThat(status(SessionStage.PAID, told)).isEqualTo(OrderStatus.NEEDS_REVIEW);
    }

    private static OrderStatus status(SessionStage stage, SessionAmounts amounts) {
        SessionDetails details =
                new SessionDetails(amounts, Optional.empty(), Optional.empty(), Optional.empty());
        OrderRecord record =
                new OrderRecord(
                        new OrderOwner("user_1", true),
                        new OrderNumber("BC-1"),
                        OrderSource.WEBHOOK,
                        Optional.empty(),
                        Instant.EPOCH);
        return Order.of(
                        "cs_test_1",
                        Instant.EPOCH,
                        record,
                        new QuotedLines(List.of(), Optional.empty()),
                        Optional.empty(),
                        new PaymentFacts(stage, details, Optional.empty()))
                .orElseThrow()
                .status();
    }

    /** Joined in groups that chance makes. */
    private SessionAmounts grouped(List<SessionAmounts> told) {
        if (told.size() == 1) {
            return told.getFirst();
        }
        int cut = 1 + random.nextInt(told.size() - 1);
        return grouped(told.subList(0, cut)).join(grouped(told.subList(cut, told.size())));
    }

    /** The telling that every other gives way to, by the rule in words and not by the join. */
    private static SessionAmounts best(List<SessionAmounts> told) {
        List<SessionAmounts> unbeaten =
                new HashSet<>(told)
                        .stream()
                                .filter(
                                        one ->
                                                told.stream()
                                                        .noneMatch(
                                                                other ->
                                                                        key(other)
                                                                                        .compareTo(
                                                                                                key(
                                                                                                        one))
                                                                                > 0))
                                .toList();
        assertThat(unbeaten).hasSize(1);
        return unbeaten.getFirst();
    }

    /** As a text that sorts as the tellings do. */
    private static String key(SessionAmounts told) {
        List<Optional<?>> parts =
                List.of(
                        told.currency(),
                        told.total(),
                        told.subtotal(),
                        told.discount(),
                        told.tax(),
                        told.shippingCost(),
                        told.presentment());
        long known = parts.stream().filter(Optional::isPresent).count();
        boolean nothing = known == 0 && !told.impossible();
        StringBuilder key = new StringBuilder();
        key.append(nothing ? 0 : told.impossible() ? 1 : 2).append(known);
        for (Optional<?> part : parts) {
            key.append(' ').append(part.map(SessionAmountsTest::sorted).orElse(""));
        }
        return key.toString();
    }

    private static String sorted(Object part) {
        return switch (part) {
            case Long value -> String.format("%019d", value);
            case PresentmentAmount amount ->
                    amount.currency() + String.format("%019d", amount.value());
            default -> part.toString();
        };
    }

    private SessionAmounts amounts() {
        return new SessionAmounts(
                random.nextBoolean()
                        ? Optional.of(random.nextBoolean() ? "usd" : "eur")
                        : Optional.empty(),
                value(),
                value(),
                value(),
                value(),
                value(),
                value().map(value -> new PresentmentAmount(value, "eur")));
    }

    /** Impossible ones seldom, so that there are tellings without. */
    private Optional<Long> value() {
        return switch (random.nextInt(10)) {
            case 0 -> Optional.of(VALUES.get(random.nextInt(VALUES.size())));
            case 1, 2, 3 -> Optional.empty();
            default -> Optional.of((long) random.nextInt(3) * 1000);
        };
    }
}
