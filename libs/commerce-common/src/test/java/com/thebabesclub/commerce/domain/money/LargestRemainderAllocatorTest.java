package com.thebabesclub.commerce.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

class LargestRemainderAllocatorTest {

    @Test
    @Case(
            id = "T-CUR-5",
            sentence = "Line discounts add up to the discount, to the last minor unit.")
    void sharesAddUpToTheLastMinorUnitAndNoneIsGreaterThanItsWeight() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            long step = new long[] {1, 10, 100}[i % 3];
            long[] weights =
                    random.longs(1 + random.nextInt(12), 0, 100_000).map(w -> w * step).toArray();
            long whole = Arrays.stream(weights).sum();
            long amount = whole == 0 ? 0 : step * random.nextLong(whole / step + 1);

            long[] shares = LargestRemainderAllocator.spread(amount, weights, step);

            assertThat(Arrays.stream(shares).sum()).isEqualTo(amount);
            for (int j = 0; j < weights.length; j++) {
                assertThat(shares[j]).isBetween(0L, weights[j]);
                assertThat(shares[j] % step).isZero();
                // Within one step of the exact proportion.
                assertThat(Math.abs(shares[j] * (double) whole - amount * (double) weights[j]))
                        .isLessThanOrEqualTo(step * (double) whole);
            }
        }
    }

    @Test
    void equalRemaindersGoToTheEarlierWeight() {
        assertThat(LargestRemainderAllocator.spread(100, new long[] {50, 50, 50}, 1))
                .containsExactly(34, 33, 33);
        assertThat(LargestRemainderAllocator.spread(1000, new long[] {500, 500, 500}, 100))
                .containsExactly(400, 300, 300);
    }

    @Test
    void amountsBeyondWhatALongCanMultiplyAreStillExact() {
        long huge = Long.MAX_VALUE / 4;
        assertThat(LargestRemainderAllocator.spread(huge, new long[] {huge, huge}, 1))
                .containsExactly(huge / 2 + huge % 2, huge / 2);
        assertThat(LargestRemainderAllocator.spread(huge, new long[] {huge - 1, 3, huge}, 1))
                .containsExactly(huge / 2, 1, huge / 2);
        long large = 1L << 40;
        assertThat(LargestRemainderAllocator.spread(large, new long[] {large, large}, 1))
                .containsExactly(large / 2, large / 2);
    }

    @Test
    void moreThanAllWeightsTogetherCannotBeSpread() {
        assertThatThrownBy(() -> LargestRemainderAllocator.spread(3, new long[] {1, 1}, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LargestRemainderAllocator.spread(50, new long[] {100}, 100))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
