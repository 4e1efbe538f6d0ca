package com.thebabesclub.commerce.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class RedactionTest {

    /** What sensitive texts are made of, what resembles it, and what stands between. */
    private static final List<String> PIECES =
            List.of(
                    "sk_live_",
                    "pk_test_",
                    "rk_live_",
                    "k_live_",
                    "whsec_",
                    "sk_",
                    "live",
                    "eyJ",
                    "Bearer ",
                    "bEaReR\t",
                    "bearer",
                    "v1.",
                    "c1.",
                    "k1.",
                    "ada",
                    "@",
                    "%40",
                    "%4",
                    "shop.example",
                    ".com",
                    "0123456789abcdefXYZ",
                    "abcdefgh.ijk",
                    " ",
                    ", ",
                    "_",
                    "é",
                    "=");

    @Test
    void whatTheSearchWouldMaskIsMaskedAndNothingElse() {
        Random random = new Random(11);
        int masked = 0;
        for (int i = 0; i < 50_000; i++) {
            String text =
                    IntStream.range(0, 1 + random.nextInt(6))
                            .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
                            .collect(Collectors.joining());
            assertThat(Redaction.clean(text)).isEqualTo(Redaction.masked(text));
            masked += Redaction.clean(text).equals(text) ? 0 : 1;
        }
        System.out.printf("%d of 50000 texts from seed 11 masked%n", masked);
        assertThat(masked).isBetween(5_000, 45_000);
    }
}
