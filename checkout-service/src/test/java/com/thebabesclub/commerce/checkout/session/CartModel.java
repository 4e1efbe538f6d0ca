package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.session.CheckoutStep.Answer;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Await;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Create;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Discard;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.End;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Publish;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Read;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Refuse;
import com.thebabesclub.commerce.checkout.session.CheckoutStep.Take;
import com.thebabesclub.commerce.domain.order.OrderNumber;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.SessionDetails;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.CartPayments;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.domain.stock.PiecesByProduct;
import com.thebabesclub.commerce.table.MemoryItem;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.CartPaymentRepository;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A shopper's cart in a table in memory, a Stripe, and requests that make the steps of {@link
 * CheckoutPlanner} in any order. The steps, the states, and the writes with their conditions are
 * those of the service.
 *
 * @param weakness what is left out, so that its absence can be seen to matter
 */
record CartModel(Weakness weakness) {

    static final Instant START = Instant.parse("2026-11-25T12:00:00Z");

    private static final String CART = "c9Uau9icuBlvDvtokvlNaA";
    private static final CheckoutPlanner PLANNER =
            new CheckoutPlanner(Duration.ofHours(1), Duration.ofHours(1));

    /** What the machine would be without one of its conditions. */
    enum Weakness {
        NONE,
        CLAIM_OF_ANY_VERSION,
        PUBLICATION_OF_ANY_VERSION,
        WITHDRAWAL_OF_ANY_VERSION,
        SECOND_PAYMENT_OF_ANY_CART,
        PAYMENTS_NOT_COUNTED_AS_WRITES,
        COMPLETE_SESSIONS_STAY_OPEN,
        PENDING_PAYMENTS_NOT_SEEN,
        PAYMENTS_NOT_SEEN,
        SESSIONS_BEFORE_NOT_ENDED,
        LOSER_KEEPS_ITS_SESSION,
        LOSER_CLAIMS_AGAIN,
        FAILURE_NOT_TAKEN_BACK
    }

    /**
     * A session at Stripe.
     *
     * @param stage at Stripe
     * @param pointer what settlement knows
     * @param isAnswered somebody was told its address
     * @param isWritten pointer and lines are in the table
     */
    record Session(
            SessionStage stage, SessionPointer pointer, boolean isAnswered, boolean isWritten) {

        boolean isPayable() {
            return stage == SessionStage.OPEN && isAnswered;
        }
    }

    /** Where a request is. */
    sealed interface Place {
        record At(CheckoutStep step) implements Place {}

        /** Settles what it found to be complete, then goes on. */
        record Settling(String session, SessionStage stage, CheckoutStep from) implements Place {}

        /** Asks how the session is that Stripe has made before. */
        record Asking(Create create, String session) implements Place {}

        /** Takes back what could not be written whole. */
        record Withdrawing(Publish publish, Optional<CartState> found) implements Place {}

        record Answered(String session, boolean isReused) implements Place {}

        record Refused(CheckoutStep.Refusal refusal) implements Place {}

        /** It died, or was answered 503. */
        record Failed() implements Place {}
    }

    record Request(Purchase purchase, Instant now, Place place, int retries) {

        Request to(Place next) {
            return new Request(purchase, now, next, retries);
        }

        Request to(CheckoutStep next) {
            return to(new Place.At(next));
        }

        boolean isOver() {
            return switch (place) {
                case Place.Answered _, Place.Refused _ -> true;
                case Place.Failed _ -> retries == 0;
                case Place.At _, Place.Settling _, Place.Asking _, Place.Withdrawing _ -> false;
            };
        }
    }

    /** How much may still go wrong, or be paid. */
    record Budget(int deaths, int faults, int payments) {}

    /** Everything at one moment. */
    record World(
            MemoryItem item,
            TreeMap<String, Session> sessions,
            List<Request> requests,
            Budget budget) {

        CartState cart() {
            return item.item().map(CartRepository::state).orElse(CartState.NONE);
        }

        World with(MemoryItem next) {
            return new World(next, sessions, requests, budget);
        }

        World with(String id, Session session) {
            TreeMap<String, Session> next = new TreeMap<>(sessions);
            next.put(id, session);
            return new World(item, next, requests, budget);
        }

        World with(int number, Request request) {
            List<Request> next = new ArrayList<>(requests);
            next.set(number, request);
            return new World(item, sessions, List.copyOf(next), budget);
        }

        World with(Budget next) {
            return new World(item, sessions, requests, next);
        }

        Session session(String id) {
            Session session = sessions.get(id);
            if (session == null) {
                throw new IllegalStateException("no session " + id);
            }
            return session;
        }
    }

    static Purchase purchase(String cart, String options) {
        return new Purchase(
                "quote-" + cart,
                cart,
                START.minusSeconds(60),
                options + "-options",
                PiecesByProduct.NONE);
    }

    static World world(Budget budget, int retries, Purchase... purchases) {
        List<Request> requests = new ArrayList<>();
        for (Purchase purchase : purchases) {
            requests.add(request(purchase, START, retries));
        }
        return new World(MemoryItem.ABSENT, new TreeMap<>(), List.copyOf(requests), budget);
    }

    static Request request(Purchase purchase, Instant now, int retries) {
        return new Request(
                purchase, now, new Place.At(new Read(CheckoutProgress.of(purchase))), retries);
    }

    /** All that can happen next, each under a name. */
    Map<String, World> next(World world) {
        Map<String, World> next = new TreeMap<>();
        for (int i = 0; i < world.requests().size(); i++) {
            int number = i;
            Request request = world.requests().get(i);
            List<World> steps = new ArrayList<>();
            step(world, number, request, steps::add);
            for (int way = 0; way < steps.size(); way++) {
                next.put(number + " " + name(request.place()) + " " + way, steps.get(way));
            }
        }
        world.sessions().forEach((id, session) -> outside(world, id, session, next));
        return next;
    }

    private static String name(Place place) {
        return place instanceof Place.At at
                ? at.step().getClass().getSimpleName()
                : place.getClass().getSimpleName();
    }

    /** The customer, the bank, and Stripe's events. */
    private void outside(World world, String id, Session session, Map<String, World> next) {
        Budget budget = world.budget();
        if (session.isPayable() && budget.payments() > 0) {
            World paying =
                    world.with(new Budget(budget.deaths(), budget.faults(), budget.payments() - 1));
            next.put("card " + id, paying.with(id, at(session, SessionStage.PAID)));
            next.put("debit " + id, paying.with(id, at(session, SessionStage.UNPAID)));
        }
        if (session.stage() == SessionStage.UNPAID) {
            next.put("arrives " + id, world.with(id, at(session, SessionStage.PAID)));
            next.put("fails " + id, world.with(id, at(session, SessionStage.FAILED)));
        }
        if (session.stage().isComplete() && session.stage() != session.pointer().facts().stage()) {
            next.put("event " + id, settled(world, id, session.stage()));
        }
    }

    private void step(World world, int number, Request request, Consumer<World> ways) {
        switch (request.place()) {
            case Place.At at -> {
                step(world, number, request, at.step(), ways);
                if (world.budget().deaths() > 0) {
                    Budget budget = world.budget();
                    ways.accept(
                            world.with(number, request.to(new Place.Failed()))
                                    .with(
                                            new Budget(
                                                    budget.deaths() - 1,
                                                    budget.faults(),
                                                    budget.payments())));
                }
            }
            case Place.Settling settling -> ways.accept(settle(world, number, request, settling));
            case Place.Asking asking -> ways.accept(ask(world, number, request, asking));
            case Place.Withdrawing withdrawing ->
                    ways.accept(withdraw(world, number, request, withdrawing));
            case Place.Failed _ when request.retries() > 0 -> {
                for (Duration later :
                        List.of(Duration.ZERO, Duration.ofSeconds(10), Duration.ofMinutes(4))) {
                    ways.accept(
                            world.with(
                                    number,
                                    request(
                                            request.purchase(),
                                            request.now().plus(later),
                                            request.retries() - 1)));
                }
            }
            case Place.Answered _, Place.Refused _, Place.Failed _ -> {}
        }
    }

    private void step(
            World world, int number, Request request, CheckoutStep step, Consumer<World> ways) {
        Instant now = request.now();
        switch (step) {
            case Read read ->
                    ways.accept(world.with(number, read(world, request, read.progress())));
            case Await await -> {
                boolean isUnchanged =
                        world.cart().phase().equals(new CartPhase.Claimed(await.claim()));
                CheckoutProgress progress = await.progress().again();
                ways.accept(
                        world.with(
                                number,
                                isUnchanged
                                        ? request.to(new Read(progress.working(await.claim())))
                                        : read(world, request, progress)));
            }
            case Take take -> {
                if (take.progress().superseded()) {
                    throw new AssertionError("a loser claims");
                }
                Write write = CartRepository.replace(CART, take.seen(), take.next());
                write(world, write, Weakness.CLAIM_OF_ANY_VERSION)
                        .ifPresentOrElse(
                                written ->
                                        ways.accept(
                                                written.with(
                                                        number, request.to(PLANNER.taken(take)))),
                                () -> ways.accept(refused(world, number, request, take)));
                fault(world)
                        .ifPresent(
                                harmed -> {
                                    ways.accept(refused(harmed, number, request, take));
                                    write(harmed, write, Weakness.CLAIM_OF_ANY_VERSION)
                                            .map(lost -> refused(lost, number, request, take))
                                            .ifPresent(ways);
                                });
            }
            case End end -> ways.accept(end(world, number, request, end));
            case Create create -> ways.accept(create(world, number, request, create));
            case Publish publish -> publish(world, number, request, publish, ways);
            case Discard discard -> {
                Session session = world.session(discard.sessionId());
                ways.accept(
                        (session.stage() == SessionStage.OPEN
                                                && weakness != Weakness.LOSER_KEEPS_ITS_SESSION
                                        ? world.with(
                                                discard.sessionId(),
                                                at(session, SessionStage.EXPIRED))
                                        : world)
                                .with(number, request.to(then(world, discard, now))));
            }
            case Answer answer -> ways.accept(answer(world, number, request, answer));
            case Refuse refuse ->
                    ways.accept(
                            world.with(number, request.to(new Place.Refused(refuse.refusal()))));
        }
    }

    private Request read(World world, Request request, CheckoutProgress progress) {
        return request.to(PLANNER.next(progress, seen(world), request.now()));
    }

    /** The loser of a claim, were it to begin again. */
    private CheckoutStep then(World world, Discard discard, Instant now) {
        return weakness == Weakness.LOSER_CLAIMS_AGAIN && discard.then() instanceof Refuse
                ? PLANNER.next(
                        CheckoutProgress.of(purchase(world, discard.sessionId())), seen(world), now)
                : discard.then();
    }

    private static Purchase purchase(World world, String session) {
        return world.requests().stream()
                .map(Request::purchase)
                .filter(purchase -> session.contains(purchase.quoteSignature() + "-"))
                .filter(purchase -> session.endsWith(purchase.fingerprint().substring(0, 8)))
                .findFirst()
                .orElseThrow();
    }

    private World refused(World world, int number, Request request, Take take) {
        return world.with(number, request.to(PLANNER.refused(take, seen(world), request.now())));
    }

    private World end(World world, int number, Request request, End end) {
        String id = end.sessions().stream().sorted().findFirst().orElseThrow();
        Session session = world.session(id);
        if (weakness == Weakness.SESSIONS_BEFORE_NOT_ENDED) {
            return ended(world, number, request, end, id, new SessionOutcome.Ended());
        }
        return switch (session.stage()) {
            case OPEN ->
                    ended(
                            world.with(id, at(session, SessionStage.EXPIRED)),
                            number,
                            request,
                            end,
                            id,
                            new SessionOutcome.Ended());
            case EXPIRED -> ended(world, number, request, end, id, new SessionOutcome.Ended());
            case UNPAID, FAILED, FREE, PAID ->
                    world.with(number, request.to(new Place.Settling(id, session.stage(), end)));
        };
    }

    private static World ended(
            World world, int number, Request request, End end, String id, SessionOutcome outcome) {
        return world.with(number, request.to(PLANNER.ended(end, id, outcome)));
    }

    private World settle(World world, int number, Request request, Place.Settling settling) {
        World settled = settled(world, settling.session(), settling.stage());
        SessionPointer pointer = settled.session(settling.session()).pointer();
        SessionOutcome outcome =
                switch (pointer.facts().stage()) {
                    case OPEN, EXPIRED -> new SessionOutcome.Ended();
                    case UNPAID ->
                            new SessionOutcome.Pending(pointer.sessionId(), pointer.cartHash());
                    case FAILED -> new SessionOutcome.Failed(pointer.sessionId());
                    case FREE, PAID ->
                            new SessionOutcome.Paid(
                                    pointer.sessionId(), Optional.of(pointer.sessionId()));
                };
        CheckoutStep next =
                settling.from() instanceof End end
                        ? PLANNER.ended(end, settling.session(), outcome)
                        : PLANNER.spent((Create) settling.from(), settling.session(), outcome);
        return settled.with(number, request.to(next));
    }

    private World create(World world, int number, Request request, Create create) {
        String id = "cs_" + create.claim().sessionKey();
        if (world.sessions().containsKey(id)) {
            return world.with(number, request.to(new Place.Asking(create, id)));
        }
        SessionPointer pointer =
                SessionPointer.created(
                                id,
                                START,
                                create.claim().expiresAt(),
                                Optional.empty(),
                                create.claim().quoteSignature(),
                                CART,
                                Optional.empty())
                        .ofCart(request.purchase().cartHash());
        return world.with(id, new Session(SessionStage.OPEN, pointer, false, false))
                .with(number, request.to(PLANNER.created(create, id, "https://" + id)));
    }

    private World ask(World world, int number, Request request, Place.Asking asking) {
        String id = asking.session();
        return switch (world.session(id).stage()) {
            case OPEN ->
                    world.with(
                            number,
                            request.to(PLANNER.created(asking.create(), id, "https://" + id)));
            case EXPIRED ->
                    world.with(
                            number,
                            request.to(
                                    PLANNER.spent(
                                            asking.create(), id, new SessionOutcome.Ended())));
            case UNPAID, FAILED, FREE, PAID ->
                    world.with(
                            number,
                            request.to(
                                    new Place.Settling(
                                            id, world.session(id).stage(), asking.create())));
        };
    }

    /** Published or not, and everything else written or not. */
    private void publish(
            World world, int number, Request request, Publish publish, Consumer<World> ways) {
        String id = publish.page().sessionId();
        Write write = CartRepository.replace(CART, publish.seen(), publish.next());
        World recorded = written(world, id);
        Optional<World> published = write(recorded, write, Weakness.PUBLICATION_OF_ANY_VERSION);
        ways.accept(
                published
                        .map(done -> done.with(number, request.to(PLANNER.published(publish))))
                        .orElseGet(() -> refused(recorded, number, request, publish)));
        fault(world)
                .ifPresent(
                        harmed -> {
                            Request failing =
                                    request.to(
                                            weakness == Weakness.FAILURE_NOT_TAKEN_BACK
                                                    ? new Place.Failed()
                                                    : new Place.Withdrawing(
                                                            publish, Optional.empty()));
                            ways.accept(harmed.with(number, failing));
                            ways.accept(refused(written(harmed, id), number, request, publish));
                            write(harmed, write, Weakness.PUBLICATION_OF_ANY_VERSION)
                                    .ifPresent(
                                            done -> {
                                                ways.accept(done.with(number, failing));
                                                ways.accept(
                                                        refused(
                                                                written(done, id),
                                                                number,
                                                                request,
                                                                publish));
                                            });
                        });
    }

    private World refused(World world, int number, Request request, Publish publish) {
        return world.with(number, request.to(PLANNER.refused(publish, seen(world), request.now())));
    }

    private World withdraw(
            World world, int number, Request request, Place.Withdrawing withdrawing) {
        Publish publish = withdrawing.publish();
        if (withdrawing.found().isEmpty()) {
            return world.with(
                    number, request.to(new Place.Withdrawing(publish, Optional.of(world.cart()))));
        }
        CartState found = withdrawing.found().get();
        Optional<CartState> next = PLANNER.withdrawn(publish.page(), found);
        if (next.isEmpty()) {
            return world.with(number, request.to(new Place.Failed()));
        }
        return write(
                        world,
                        CartRepository.replace(CART, found, next.get()),
                        Weakness.WITHDRAWAL_OF_ANY_VERSION)
                .map(done -> done.with(number, request.to(new Place.Failed())))
                .orElseGet(
                        () ->
                                world.with(
                                        number,
                                        request.to(
                                                new Place.Withdrawing(
                                                        publish, Optional.of(world.cart())))));
    }

    private static World answer(World world, int number, Request request, Answer answer) {
        String id = answer.page().sessionId();
        Session session = world.session(id);
        if (!answer.page().claim().isFor(request.purchase())) {
            throw new AssertionError("the session of somebody else is answered");
        }
        if (!answer.isReused() && !session.isWritten()) {
            throw new AssertionError("a session is answered that is not written");
        }
        return world.with(
                        id,
                        new Session(session.stage(), session.pointer(), true, session.isWritten()))
                .with(number, request.to(new Place.Answered(id, answer.isReused())));
    }

    /** What settlement commits, which starts again with what a refusal says. */
    private World settled(World world, String id, SessionStage stage) {
        Session session = world.session(id);
        SessionPointer seen = session.pointer();
        if (stage.compareTo(seen.facts().stage()) <= 0) {
            return world;
        }
        return settled(world, id, stage, seen, Optional.empty())
                .orElseGet(
                        () ->
                                settled(
                                                world,
                                                id,
                                                stage,
                                                seen,
                                                world.item()
                                                        .item()
                                                        .flatMap(
                                                                item ->
                                                                        item.findText(
                                                                                CartPaymentRepository
                                                                                        .PAID_BY)))
                                        .orElseThrow());
    }

    private Optional<World> settled(
            World world,
            String id,
            SessionStage stage,
            SessionPointer seen,
            Optional<String> duplicateOf) {
        OrderRecord order =
                new OrderRecord(
                        new OrderOwner("guest", false),
                        OrderNumber.of(id),
                        OrderSource.WEBHOOK,
                        duplicateOf,
                        START);
        SessionPointer next =
                seen.with(
                        new PaymentFacts(stage, SessionDetails.NONE, Optional.of(START)),
                        Optional.of(order));
        Session session = world.session(id);
        World known =
                world.with(
                        id,
                        new Session(
                                session.stage(), next, session.isAnswered(), session.isWritten()));
        return CartPaymentRepository.change(seen, next, START)
                .map(write -> write(known, weakened(write), Weakness.SECOND_PAYMENT_OF_ANY_CART))
                .orElse(Optional.of(known));
    }

    private Write weakened(Write write) {
        return switch (weakness) {
            case PAYMENTS_NOT_COUNTED_AS_WRITES ->
                    WeakWrites.without(write, CartPaymentRepository.VERSION);
            case COMPLETE_SESSIONS_STAY_OPEN ->
                    WeakWrites.without(write, CartPaymentRepository.OPEN_SESSIONS);
            default -> write;
        };
    }

    private Optional<World> write(World world, Write write, Weakness without) {
        return world.item()
                .after(weakness == without ? WeakWrites.unconditional(write) : write)
                .map(world::with);
    }

    private CartState seen(World world) {
        CartState cart = world.cart();
        CartPayments payments =
                switch (weakness) {
                    case PENDING_PAYMENTS_NOT_SEEN ->
                            new CartPayments(cart.payments().paid(), Set.of());
                    case PAYMENTS_NOT_SEEN ->
                            new CartPayments(Optional.empty(), cart.payments().pending());
                    default -> cart.payments();
                };
        return new CartState(
                cart.version(), cart.phase(), cart.open(), payments, cart.reservation());
    }

    private static Optional<World> fault(World world) {
        Budget budget = world.budget();
        return budget.faults() == 0
                ? Optional.empty()
                : Optional.of(
                        world.with(
                                new Budget(
                                        budget.deaths(), budget.faults() - 1, budget.payments())));
    }

    private static World written(World world, String id) {
        Session session = world.session(id);
        return world.with(
                id, new Session(session.stage(), session.pointer(), session.isAnswered(), true));
    }

    private static Session at(Session session, SessionStage stage) {
        return new Session(stage, session.pointer(), session.isAnswered(), session.isWritten());
    }
}
