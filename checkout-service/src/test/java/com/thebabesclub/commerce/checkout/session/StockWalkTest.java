package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Seeded walks; one that fails is made shorter as long as it still fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StockWalkTest {

    private static final int STEPS = 60;

    /** A walk takes some seconds: each step goes through the service's own doors. */
    private static final int WALKS = Integer.getInteger("stock.walks", 2);

    private CountedShop shop;

    @BeforeAll
    void open(@TempDir Path folder) {
        shop = CountedShop.open(folder);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    @Case(
            id = "P99",
            sentence =
                    "Whatever shoppers, Stripe, the sweep, the shop's people and crashes do: what was put in is what can "
                            + "be had, is held or was sold; two payments of one piece make one of them `oversold`; "
                            + "in the end nothing is held.")
    void theNumbersAddUpWhateverHappens() {
        for (int seed = 99; seed < 99 + WALKS; seed++) {
            List<StockWalk.Step> steps = steps(new Random(seed));
            try {
                walk(steps);
            } catch (AssertionError broken) {
                throw new AssertionError("seed " + seed + ": " + shortest(steps), broken);
            }
        }
    }

    private void walk(List<StockWalk.Step> steps) {
        new StockWalk(shop).run(steps);
    }

    private static List<StockWalk.Step> steps(Random random) {
        return IntStream.range(0, STEPS)
                .mapToObj(
                        _ ->
                                new StockWalk.Step(
                                        kind(random), random.nextInt(50), random.nextInt(4)))
                .toList();
    }

    /** What makes others wait for real is seldom. */
    private static StockWalk.Kind kind(Random random) {
        StockWalk.Kind[] kinds = StockWalk.Kind.values();
        StockWalk.Kind kind = kinds[random.nextInt(kinds.length)];
        return switch (kind) {
            case CRASH, NO_EXPIRY -> random.nextInt(4) == 0 ? kind : StockWalk.Kind.BUY;
            case BUY, PAY, PAY_LATER, DEBIT, LOOK, WAIT, SWEEP, PUT, TAKE -> kind;
        };
    }

    /** Leaves out each step in turn, the last first. */
    private List<StockWalk.Step> shortest(List<StockWalk.Step> failing) {
        List<StockWalk.Step> steps = new ArrayList<>(failing);
        for (int i = steps.size() - 1; i >= 0; i--) {
            List<StockWalk.Step> fewer = new ArrayList<>(steps);
            fewer.remove(i);
            if (fails(fewer)) {
                steps = fewer;
            }
        }
        return steps;
    }

    private boolean fails(List<StockWalk.Step> steps) {
        try {
            walk(steps);
            return false;
        } catch (AssertionError broken) {
            return true;
        }
    }
}
