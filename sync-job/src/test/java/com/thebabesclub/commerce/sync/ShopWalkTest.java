package com.thebabesclub.commerce.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.sync.ShopWalk.Kind;
import com.thebabesclub.commerce.sync.ShopWalk.Step;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.ShortestScript;
import com.thebabesclub.commerce.testing.TrustPage;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Seeded walks through the whole of a shop's life; one that fails is told as short as it can be.
 */
class ShopWalkTest {

    private static final int STEPS = 60;
    private static final int FIRST_SEED = 140;
    private static final int WALKS = 50;
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** What is seldom by chance: each to the newest of those to which it may happen. */
    private static final List<List<Kind>> SCENES =
            List.of(
                    List.of(Kind.OPEN, Kind.PAY, Kind.CRASH, Kind.TELL),
                    List.of(Kind.OPEN, Kind.PAY, Kind.NO_COMMITS, Kind.TELL),
                    List.of(Kind.OPEN, Kind.PAY, Kind.NO_MAIL, Kind.TELL),
                    List.of(Kind.OPEN_UNPROVEN, Kind.PAY, Kind.NO_COMMITS, Kind.NIGHT),
                    List.of(Kind.OPEN, Kind.PAY, Kind.NIGHT_WITH_A_FAILURE),
                    List.of(
                            Kind.OPEN,
                            Kind.PAY,
                            Kind.TELL,
                            Kind.REFUND,
                            Kind.WAIT,
                            Kind.NO_COMMITS,
                            Kind.SWEEP,
                            Kind.WAIT,
                            Kind.SWEEP),
                    List.of(
                            Kind.OPEN,
                            Kind.PAY,
                            Kind.TELL,
                            Kind.REFUND_AT_STRIPE,
                            Kind.REFUND_AT_STRIPE,
                            Kind.TELL_TWO_AT_ONCE));

    @Tag("trust")
    @Test
    @Case(id = "P141", sentence = SENTENCE)
    void whatMustBeTrueIsTrueWhateverHappens() {
        for (int seed = FIRST_SEED; seed < FIRST_SEED + WALKS; seed++) {
            walk(seed);
        }
        TrustPage.hold("walks", "shoppers, Stripe, operators, crashes", WALKS, WALKS * STEPS);
    }

    @Test
    @Case(id = "P141", sentence = SENTENCE)
    void aWalkOrTwo() {
        walk(FIRST_SEED);
    }

    @Tag("trust")
    @ParameterizedTest
    @EnumSource
    @Case(id = "P142", sentence = FOUND)
    void aPlantedBugIsFound(PlantedBug bug) {
        Instant start = Instant.now();
        for (int seed = FIRST_SEED; Instant.now().isBefore(start.plus(A_MINUTE)); seed++) {
            try {
                ShopWalk.walk(Optional.of(bug), steps(new Random(seed)));
            } catch (AssertionError found) {
                System.out.println(bug + ", seed " + seed + ": " + found.getMessage());
                return;
            }
        }
        assertThat(bug).as("found").isNull();
    }

    @Test
    @Case(id = "P142", sentence = FOUND)
    void oneOfThemIsFound() {
        aPlantedBugIsFound(PlantedBug.AN_UNPROVEN_OWNER_BELIEVED);
    }

    private static final String FOUND =
            "Each bug that is planted is found by a walk within a minute.";

    private static final String SENTENCE =
            "Whatever shoppers, Stripe, operators, clocks, crashes and repeated deliveries do: money taken is an order and "
                    + "no order is without, refunds add up, no owner is believed without proof, what the ledger calls done is "
                    + "in the table, the list and the watermark are true, and letters are sent or owed.";

    private static void walk(int seed) {
        List<Step> steps = steps(new Random(seed));
        try {
            ShopWalk.walk(Optional.empty(), steps);
        } catch (AssertionError broken) {
            List<Step> shortest =
                    ShortestScript.of(steps, fewer -> ShopWalk.walk(Optional.empty(), fewer));
            throw new AssertionError("seed " + seed + ": " + shortest, broken);
        }
    }

    private static List<Step> steps(Random random) {
        List<Step> steps = new ArrayList<>();
        List<List<Kind>> scenes = new ArrayList<>(SCENES);
        Collections.shuffle(scenes, random);
        scenes.forEach(scene -> addScene(steps, scene, random));
        while (steps.size() < STEPS) {
            Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            steps.add(new Step(kind, random.nextInt(100), random.nextInt(4)));
        }
        return steps;
    }

    private static void addScene(List<Step> steps, List<Kind> scene, Random random) {
        scene.forEach(kind -> steps.add(new Step(kind, -1, 1 + random.nextInt(3))));
    }
}
