package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.session.CartModel.Place;
import com.thebabesclub.commerce.checkout.session.CartModel.Request;
import com.thebabesclub.commerce.checkout.session.CartModel.Session;
import com.thebabesclub.commerce.checkout.session.CartModel.World;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.CartPayments;

import java.math.BigInteger;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Goes through every order of what can happen, and looks at each state that comes of it. Equal
 * states are looked at once; the orders are counted all the same.
 */
final class CartModelExplorer {

    private final CartModel model;
    private final CartModel.Budget whole;

    /** More steps than any order has. */
    private static final int ENDLESS = 400;

    private final Map<World, BigInteger> orders = new HashMap<>();
    private int depth;

    /**
     * @param whole the budget at the start
     */
    CartModelExplorer(CartModel model, CartModel.Budget whole) {
        this.model = model;
        this.whole = whole;
    }

    /** How many states there are. */
    int states() {
        return orders.size();
    }

    /** In how many orders everything can happen; fails at the first state that must not be. */
    BigInteger orders(World world) {
        BigInteger known = orders.get(world);
        if (known != null) {
            return known;
        }
        require(++depth < ENDLESS, "the requests go on for ever");
        check(world);
        Map<String, World> next = model.next(world);
        BigInteger sum = next.isEmpty() ? BigInteger.ONE : BigInteger.ZERO;
        for (Map.Entry<String, World> step : next.entrySet()) {
            try {
                sum = sum.add(orders(step.getValue()));
            } catch (AssertionError violation) {
                throw new AssertionError(
                        step.getKey() + "\n  " + violation.getMessage(), violation.getCause());
            }
        }
        depth--;
        orders.put(world, sum);
        return sum;
    }

    private void check(World world) {
        Set<String> payable =
                world.sessions().entrySet().stream()
                        .filter(session -> session.getValue().isPayable())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet());
        require(payable.size() <= 1, "two sessions are open whose address was answered");
        require(
                world.cart().open().containsAll(payable),
                "an open session is forgotten by its cart");
        Map<String, Long> paid =
                world.sessions().values().stream()
                        .filter(CartModelExplorer::isPaying)
                        .filter(
                                session ->
                                        session.pointer()
                                                .record()
                                                .flatMap(OrderRecord::duplicateOf)
                                                .isEmpty())
                        .collect(
                                Collectors.groupingBy(
                                        session -> session.pointer().cartHash().orElseThrow(),
                                        Collectors.counting()));
        require(
                paid.values().stream().allMatch(payments -> payments == 1),
                "a cart is paid twice and nobody says so");
        if (world.requests().stream().allMatch(Request::isOver)) {
            checkEnd(world);
        }
    }

    private static boolean isPaying(Session session) {
        return session.stage() == SessionStage.UNPAID || session.stage().isSettled();
    }

    private void checkEnd(World world) {
        CartState cart = world.cart();
        boolean isQuiet =
                world.sessions().values().stream()
                        .noneMatch(
                                session ->
                                        session.stage().isComplete()
                                                && session.stage()
                                                        != session.pointer().facts().stage());
        if (cart.phase() instanceof CartPhase.Published page) {
            require(
                    world.session(page.sessionId()).isWritten(),
                    "a session is published of which not all is written");
        }
        boolean isUnharmed =
                world.budget().deaths() == whole.deaths()
                        && world.budget().faults() == whole.faults();
        boolean isBusy =
                world.requests().stream()
                        .map(Request::place)
                        .anyMatch(new Place.Refused(new CheckoutStep.Refusal.Busy())::equals);
        require(
                !isUnharmed
                        || isBusy
                        || world.sessions().values().stream()
                                .allMatch(
                                        session ->
                                                session.isAnswered()
                                                        || session.stage() != SessionStage.OPEN),
                "a session is left open whose address nobody was told");
        if (isQuiet) {
            checkPayments(world, cart.payments());
            world.requests().forEach(request -> checkAgain(world, request.purchase()));
        }
    }

    private static void checkPayments(World world, CartPayments payments) {
        Set<String> pending =
                world.sessions().entrySet().stream()
                        .filter(entry -> entry.getValue().stage() == SessionStage.UNPAID)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet());
        require(
                payments.pending().stream()
                        .map(payment -> payment.sessionId())
                        .collect(Collectors.toUnmodifiableSet())
                        .equals(pending),
                "other payments are pending than the cart has");
        Set<String> paid =
                world.sessions().entrySet().stream()
                        .filter(entry -> entry.getValue().stage() == SessionStage.PAID)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet());
        require(
                payments.paid().isPresent() == !paid.isEmpty()
                        && payments.paid().map(by -> paid.contains(by.sessionId())).orElse(true),
                "a payment is forgotten by its cart");
    }

    /** Whoever comes back later gets a session, or hears why there is nothing to pay. */
    private void checkAgain(World world, Purchase purchase) {
        World later =
                new World(
                        world.item(),
                        world.sessions(),
                        List.of(
                                CartModel.request(
                                        purchase, CartModel.START.plus(Duration.ofMinutes(5)), 0)),
                        new CartModel.Budget(0, 0, 0));
        while (!later.requests().getFirst().isOver()) {
            World now = later;
            later =
                    model.next(now).entrySet().stream()
                            .filter(step -> step.getKey().startsWith("0 "))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElseThrow();
        }
        Optional<Session> paying =
                world.sessions().values().stream()
                        .filter(CartModelExplorer::isPaying)
                        .filter(
                                session ->
                                        session.pointer()
                                                .cartHash()
                                                .equals(Optional.of(purchase.cartHash())))
                        .findFirst();
        boolean isPaid =
                world.sessions().values().stream()
                        .anyMatch(session -> session.stage() == SessionStage.PAID);
        World end = later;
        switch (end.requests().getFirst().place()) {
            case Place.Answered answered -> {
                require(paying.isEmpty(), "a cart that is paid gets a session");
                require(
                        end.session(answered.session()).isPayable(),
                        "what is answered cannot be paid");
            }
            case Place.Refused refused ->
                    require(
                            switch (refused.refusal()) {
                                case CheckoutStep.Refusal.AlreadyPaid _ -> isPaid;
                                case CheckoutStep.Refusal.PaymentPending _ ->
                                        paying.filter(
                                                        session ->
                                                                session.stage()
                                                                        == SessionStage.UNPAID)
                                                .isPresent();
                                case CheckoutStep.Refusal.TooManyPending _,
                                        CheckoutStep.Refusal.TooManyAttempts _,
                                        CheckoutStep.Refusal.Superseded _,
                                        CheckoutStep.Refusal.SoldOut _,
                                        CheckoutStep.Refusal.TooManyReservations _,
                                        CheckoutStep.Refusal.Busy _ ->
                                        false;
                            },
                            "a cart that nobody pays gets no session: " + refused);
            case Place.At _,
                    Place.Settling _,
                    Place.Asking _,
                    Place.Withdrawing _,
                    Place.Failed _ ->
                    throw new AssertionError("a request without an end");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
