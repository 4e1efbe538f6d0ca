package com.thebabesclub.commerce.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Laws of {@link Facts#join}, over every pair and triple of a set that has every stage with
 * differing details.
 */
class FactsTest {

    private static final List<Facts> ALL = all();

    @Test
    void theOrderOfTwoDoesNotMatter() {
        for (Facts a : ALL) {
            for (Facts b : ALL) {
                assertThat(a.join(b)).isEqualTo(b.join(a));
            }
        }
    }

    @Test
    void theGroupingOfThreeDoesNotMatter() {
        long triples = 0;
        for (Facts a : ALL) {
            for (Facts b : ALL) {
                for (Facts c : ALL) {
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
        for (Facts a : ALL) {
            assertThat(a.join(a)).isEqualTo(a);
            for (Facts b : ALL) {
                assertThat(a.join(b).join(a)).isEqualTo(a.join(b));
            }
        }
    }

    @Test
    void theStageNeverGoesBack() {
        for (Facts a : ALL) {
            for (Facts b : ALL) {
                assertThat(a.join(b).stage()).isGreaterThanOrEqualTo(a.stage());
            }
        }
    }

    @Test
    void nothingKnownAddsNothing() {
        for (Facts a : ALL) {
            assertThat(a.join(Facts.NONE).stage()).isEqualTo(a.stage());
            if (a.stage() != Stage.OPEN) {
                assertThat(a.join(Facts.NONE)).isEqualTo(a);
            }
        }
    }

    private static List<Facts> all() {
        List<Facts> facts = new ArrayList<>();
        for (Stage stage : Stage.values()) {
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
        }
        return facts;
    }

    private static Facts facts(
            Stage stage,
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
                        Optional.of("usd"),
                        total,
                        total,
                        Optional.of(0L),
                        Optional.empty(),
                        Optional.empty(),
                        email,
                        email.map(_ -> address),
                        intent,
                        intent.map(_ -> new Amount(7, "eur")));
        return new Facts(stage, details, completedAt.map(Instant::ofEpochSecond));
    }
}
