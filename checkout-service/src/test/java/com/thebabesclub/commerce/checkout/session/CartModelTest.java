package com.thebabesclub.commerce.checkout.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.checkout.session.CartModel.Budget;
import com.thebabesclub.commerce.checkout.session.CartModel.Weakness;
import com.thebabesclub.commerce.checkout.session.CartModel.World;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.table.MemoryItem;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Every order in which requests for one cart can read, claim, end, create and publish, with
 * payments, events, deaths, faults and repetitions between them. In none of them are two sessions
 * open whose address was answered.
 */
class CartModelTest {

    private static final Purchase ONE = CartModel.purchase("one", "a");
    private static final Purchase ONE_FOR_ANOTHER = CartModel.purchase("one", "b");
    private static final Purchase TWO = CartModel.purchase("two", "a");
    private static final Purchase THREE = CartModel.purchase("three", "a");

    private static final Budget PEACE = new Budget(0, 0, 0);
    private static final Budget PAYMENT = new Budget(0, 0, 1);
    private static final Budget PAYMENTS = new Budget(0, 0, 2);
    private static final Budget DEATH = new Budget(1, 0, 1);
    private static final Budget FAULT = new Budget(0, 1, 1);

    /** What happens, beginning with a cart that is new, open, or being paid. */
    private record Scenario(String name, World world) {}

    @Test
    @Tag("K1")
    void ofTwoRequestsAtMostOneSessionIsOpen() {
        explore(Weakness.NONE, two());
    }

    @Test
    @Tag("K1")
    void ofThreeRequestsAtMostOneSessionIsOpen() {
        explore(Weakness.NONE, three());
    }

    /** Each condition is needed: without it some order ends as it must not. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "SECOND_PAYMENT_OF_ANY_CART"})
    @Tag("K1")
    void withoutOneOfItsConditionsTheMachineIsWrong(Weakness weakness) {
        assertThatThrownBy(() -> explore(weakness, two()))
                .isInstanceOf(AssertionError.class)
                .satisfies(found -> System.out.println(weakness + ": " + found.getMessage()));
    }

    /** Two sessions are open after all, since the table has lost the cart between them. */
    @Test
    @Tag("K2")
    void aSecondPaymentIsOneOfAnEqualCart() {
        assertThat(secondPayments(Weakness.NONE, ONE, ONE_FOR_ANOTHER)).isEqualTo(1);
        assertThat(secondPayments(Weakness.NONE, ONE, TWO)).isZero();
        assertThat(secondPayments(Weakness.SECOND_PAYMENT_OF_ANY_CART, ONE, ONE_FOR_ANOTHER))
                .as("without the condition")
                .isZero();
    }

    private static long secondPayments(Weakness weakness, Purchase first, Purchase second) {
        CartModel model = new CartModel(weakness);
        World both = answered(answered(world(0, PEACE), first).with(MemoryItem.ABSENT), second);
        World paid = both;
        for (Map.Entry<String, CartModel.Session> session : both.sessions().entrySet()) {
            paid =
                    paid.with(
                            session.getKey(),
                            new CartModel.Session(
                                    SessionStage.PAID, session.getValue().pointer(), true, true));
        }
        for (String id : both.sessions().keySet()) {
            paid = Objects.requireNonNull(model.next(paid).get("event " + id));
        }
        return paid.sessions().values().stream()
                .filter(
                        session ->
                                session.pointer().record().orElseThrow().duplicateOf().isPresent())
                .count();
    }

    private static Stream<Scenario> two() {
        return Stream.of(List.of(ONE, TWO), List.of(ONE, ONE_FOR_ANOTHER), List.of(ONE, ONE))
                .flatMap(
                        pair -> {
                            Purchase[] both = pair.toArray(Purchase[]::new);
                            return Stream.of(
                                    new Scenario("new cart", world(0, PEACE, both)),
                                    new Scenario("new cart, paid", world(0, PAYMENTS, both)),
                                    new Scenario("new cart, fault", world(0, FAULT, both)),
                                    new Scenario(
                                            "new cart, repeated fault",
                                            world(1, new Budget(0, 1, 0), both)),
                                    new Scenario("new cart, death", world(1, DEATH, both)),
                                    new Scenario(
                                            "open session, paid",
                                            answered(world(0, PAYMENT, both), THREE)),
                                    new Scenario(
                                            "open session, fault",
                                            answered(world(0, new Budget(0, 1, 0), both), THREE)),
                                    new Scenario(
                                            "own session open, paid",
                                            answered(world(0, PAYMENT, both), ONE)));
                        });
    }

    private static Stream<Scenario> three() {
        return Stream.of(
                new Scenario(
                        "three carts, open session",
                        answered(world(0, PEACE, ONE, TWO, ONE_FOR_ANOTHER), THREE)),
                new Scenario("three carts, paid", world(0, PAYMENT, ONE, TWO, ONE_FOR_ANOTHER)),
                new Scenario("two of three alike", world(0, PAYMENT, ONE, ONE, TWO)));
    }

    private static void explore(Weakness weakness, Stream<Scenario> scenarios) {
        scenarios.forEach(
                scenario -> {
                    CartModelExplorer explorer =
                            new CartModelExplorer(
                                    new CartModel(weakness), scenario.world().budget());
                    BigInteger orders = explorer.orders(scenario.world());
                    if (weakness == Weakness.NONE) {
                        System.out.println(
                                scenario.name()
                                        + ", "
                                        + scenario.world().requests().size()
                                        + " requests: "
                                        + orders
                                        + " orders, "
                                        + explorer.states()
                                        + " states");
                    }
                });
    }

    private static World world(int retries, Budget budget, Purchase... purchases) {
        return CartModel.world(budget, retries, purchases);
    }

    /** The same world, where somebody has a session already. */
    private static World answered(World world, Purchase purchase) {
        World alone =
                new World(
                        world.item(),
                        world.sessions(),
                        List.of(CartModel.request(purchase, CartModel.START, 0)),
                        PEACE);
        while (!alone.requests().getFirst().isOver()) {
            alone =
                    new CartModel(Weakness.NONE)
                            .next(alone).entrySet().stream()
                                    .filter(step -> step.getKey().startsWith("0 "))
                                    .map(Map.Entry::getValue)
                                    .findFirst()
                                    .orElseThrow();
        }
        return new World(alone.item(), alone.sessions(), world.requests(), world.budget());
    }
}
