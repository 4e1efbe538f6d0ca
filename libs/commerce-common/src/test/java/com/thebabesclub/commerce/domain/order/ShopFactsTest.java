package com.thebabesclub.commerce.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Laws of the shop's commands, over every triple of sets of a history with corrections. */
@Case(
        id = "P40",
        sentence =
                "What the shop's people do joins by union, and how far an order is follows from "
                        + "the set alone, in the order of the versions.")
class ShopFactsTest {

    private static final LineKey RED = new LineKey("N-RED", Optional.empty());
    private static final LineKey SILVER = new LineKey("E-MAG", Optional.of("SIL"));
    private static final List<OrderLine> LINES = List.of(line(RED, 3), line(SILVER, 1));
    private static final List<ShopCommand> HISTORY =
            List.of(
                    command(2, moved(FulfilmentStep.PACKED, RED, 2)),
                    command(3, moved(FulfilmentStep.SHIPPED, RED, 2)),
                    command(5, new ShopAction.Voided("id-3")),
                    command(6, moved(FulfilmentStep.SHIPPED, RED, 1)),
                    command(7, moved(FulfilmentStep.DELIVERED, RED, 1)),
                    command(9, moved(FulfilmentStep.SHIPPED, SILVER, 1)));
    private static final List<ShopFacts> SETS = sets();

    @Test
    void joiningIsCommutativeAssociativeAndIdempotent() {
        for (ShopFacts a : SETS) {
            assertThat(a.join(a)).isEqualTo(a);
            for (ShopFacts b : SETS) {
                assertThat(a.join(b)).isEqualTo(b.join(a));
                for (ShopFacts c : SETS) {
                    assertThat(a.join(b).join(c)).isEqualTo(a.join(b.join(c)));
                }
            }
        }
        assertThat(SETS).hasSizeGreaterThan(60);
    }

    @Test
    void howFarAnOrderIsIsAFunctionOfTheSet() {
        List<ShopCommand> shuffled = new ArrayList<>(HISTORY);
        Random random = new Random(20261126);
        for (int n = 0; n < 500; n++) {
            Collections.shuffle(shuffled, random);
            ShopFacts told = ShopFacts.NONE;
            for (ShopCommand command : shuffled) {
                told = told.with(command).with(shuffled.getFirst());
            }
            assertThat(state(told))
                    .isEqualTo("partly_delivered [2, 1, 1, 0] [1, 1, 0, 0] [id-6, id-9]");
        }
    }

    @Test
    void whatIsForgottenStaysForgotten() {
        ShopFacts all = new ShopFacts(HISTORY);
        ShopFacts forgotten = all.withoutPerson();

        assertThat(all.join(forgotten)).isEqualTo(forgotten);
        assertThat(forgotten.join(all)).isEqualTo(forgotten);
        assertThat(state(forgotten)).isEqualTo(state(all));
        assertThat(Fulfilment.of(LINES, forgotten).shipments())
                .allSatisfy(
                        shipment -> {
                            assertThat(shipment.parcel().trackingNumber()).isEmpty();
                            assertThat(shipment.parcel().carrier()).hasValue("DHL");
                        });
    }

    private static String state(ShopFacts facts) {
        Fulfilment fulfilment = Fulfilment.of(LINES, facts);
        return fulfilment.status().text()
                + " "
                + steps(fulfilment, RED)
                + " "
                + steps(fulfilment, SILVER)
                + " "
                + fulfilment.shipments().stream().map(Fulfilment.Shipment::commandId).toList();
    }

    private static List<Long> steps(Fulfilment fulfilment, LineKey line) {
        return List.of(FulfilmentStep.values()).stream()
                .map(step -> fulfilment.done(step, line))
                .toList();
    }

    /** All subsets of the history, and some that a person was taken out of. */
    private static List<ShopFacts> sets() {
        List<ShopFacts> sets = new ArrayList<>();
        for (int chosen = 0; chosen < 1 << HISTORY.size(); chosen++) {
            List<ShopCommand> some = new ArrayList<>();
            for (int n = 0; n < HISTORY.size(); n++) {
                if ((chosen & 1 << n) != 0) {
                    some.add(HISTORY.get(n));
                }
            }
            sets.add(new ShopFacts(some));
            if (chosen % 7 == 0) {
                sets.add(new ShopFacts(some).withoutPerson());
            }
        }
        return sets;
    }

    private static ShopAction moved(FulfilmentStep step, LineKey line, long quantity) {
        Parcel parcel =
                new Parcel(Optional.of("DHL"), Optional.of("JD01"), Optional.of("https://dhl/JD"));
        return new ShopAction.Moved(
                step,
                List.of(new LineQuantity(line, quantity)),
                Optional.of(parcel).filter(_ -> step == FulfilmentStep.SHIPPED),
                Optional.empty());
    }

    private static ShopCommand command(long revision, ShopAction action) {
        return new ShopCommand(
                "id-" + revision,
                "boss",
                TestClock.NOON.plusSeconds(revision),
                revision,
                "digest",
                action);
    }

    private static OrderLine line(LineKey key, long quantity) {
        return new OrderLine(
                "A thing",
                Optional.of(key.sku()),
                key.variantId(),
                Optional.empty(),
                quantity,
                1000,
                1000 * quantity,
                0,
                0,
                1000 * quantity);
    }
}
