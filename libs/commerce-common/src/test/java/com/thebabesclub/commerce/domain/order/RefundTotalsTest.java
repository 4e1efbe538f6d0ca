package com.thebabesclub.commerce.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What refunds come to, against sums that cannot wrap. */
class RefundTotalsTest {

    private static final List<Long> VALUES =
            List.of(0L, 1L, 6000L, 6001L, -1L, 999_999_999_999L, 1L << 62, Long.MAX_VALUE);

    private static final List<RefundStatus> STATUSES = List.of(RefundStatus.values());

    private final Random random = new Random(20261128);

    @Test
    @Case(
            id = "L10",
            sentence =
                    "Amounts and their currency join as one value; a refund of another "
                            + "currency is in no sum.")
    @Case(
            id = "B11",
            sentence = "Refunds that cannot be of the payment are in no sum, and no sum wraps.")
    void onlyWhatCanBeOfThePaymentIsSummed() {
        for (int round = 0; round < 5_000; round++) {
            SessionAmounts paid = paid(random.nextInt(4) == 0 ? "eur" : "usd", 6000);
            List<Refund> refunds = refunds(random.nextInt(8));

            RefundTotals totals = RefundTotals.of(new Refunds(refunds), paid);

            BigInteger succeeded = BigInteger.ZERO;
            BigInteger standing = BigInteger.ZERO;
            int doubtful = 0;
            for (Refund refund : refunds) {
                boolean succeeds = refund.status() == RefundStatus.SUCCEEDED;
                if (!succeeds && refund.status() != RefundStatus.PENDING) {
                    continue;
                }
                long value = refund.amount().value().orElse(-1L);
                boolean ours =
                        refund.amount().currency().isEmpty()
                                || refund.amount().currency().equals(paid.currency());
                if (!ours || value < 0 || value > 6000) {
                    doubtful++;
                    continue;
                }
                standing = standing.add(BigInteger.valueOf(value));
                succeeded = succeeds ? succeeded.add(BigInteger.valueOf(value)) : succeeded;
            }
            assertThat(BigInteger.valueOf(totals.succeeded())).isEqualTo(succeeded);
            assertThat(BigInteger.valueOf(totals.standing())).isEqualTo(standing);
            assertThat(totals.doubtful()).isEqualTo(doubtful);
            assertThat(totals.of(paid.total()) == RefundProgress.REVIEW).isEqualTo(doubtful > 0);
        }
    }

    @Test
    @Case(
            id = "L10",
            sentence =
                    "Amounts and their currency join as one value; a refund of another "
                            + "currency is in no sum.")
    void theOrderInWhichRefundsAreToldDoesNotMatter() {
        for (int round = 0; round < 5_000; round++) {
            List<Refund> told = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                told.add(refund("re_" + random.nextInt(2)));
            }
            Refunds expected = new Refunds(told);
            List<Refund> shuffled = new ArrayList<>(told);
            shuffled.addAll(told);
            Collections.shuffle(shuffled, random);

            Refunds joined = Refunds.NONE;
            for (Refund refund : shuffled) {
                joined = joined.join(new Refunds(refund));
            }

            assertThat(joined).isEqualTo(expected);
            assertThat(told)
                    .extracting(Refund::amount)
                    .as("an amount and its currency were told together")
                    .containsAll(joined.all().stream().map(Refund::amount).toList());
        }
    }

    private List<Refund> refunds(int count) {
        List<Refund> refunds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            refunds.add(refund("re_" + i));
        }
        return refunds;
    }

    private Refund refund(String id) {
        return new Refund(
                id,
                new RefundAmount(
                        Optional.of(
                                random.nextInt(3) == 0
                                        ? VALUES.get(random.nextInt(VALUES.size()))
                                        : random.nextLong(6001)),
                        switch (random.nextInt(5)) {
                            case 0 -> Optional.empty();
                            case 1 -> Optional.of("eur");
                            default -> Optional.of("usd");
                        }),
                STATUSES.get(random.nextInt(STATUSES.size())),
                Instant.EPOCH,
                Optional.empty());
    }

    private static SessionAmounts paid(String currency, long total) {
        return new SessionAmounts(
                Optional.of(currency),
                Optional.of(total),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
