package com.thebabesclub.commerce.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.FulfilmentPolicy;
import com.thebabesclub.commerce.domain.order.FulfilmentStep;
import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.OrderNote;
import com.thebabesclub.commerce.domain.order.Parcel;
import com.thebabesclub.commerce.domain.order.ShopDecision;
import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.outbox.OutboxTask.Owed;
import com.thebabesclub.commerce.outbox.OutboxWorker;
import com.thebabesclub.commerce.outbox.SweepRequest;
import com.thebabesclub.commerce.outbox.TaskExecutor;
import com.thebabesclub.commerce.outbox.TaskExecutor.Result;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.OrderNoteRepository;
import com.thebabesclub.commerce.table.repository.OrderRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.CrashCuts;
import com.thebabesclub.commerce.testing.Life;
import com.thebabesclub.commerce.testing.TestShop;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A customer who waits to be forgotten is, wherever the process ends that sees to it. */
class ErasureCrashTest {

    private static final String OWNER = "user_1";
    private static final String TRACKING = "JD0146";
    private static final String NOTE = "Rings twice.";
    private static final ShopDecision SHIP =
            FulfilmentPolicy.move(
                    FulfilmentStep.SHIPPED,
                    Map.of(),
                    Optional.of(
                            new Parcel(
                                    Optional.of("DHL"), Optional.of(TRACKING), Optional.empty())),
                    Optional.empty());

    @Test
    @Case(
            id = "P81",
            sentence =
                    "An erasure that waits may be cut at every call, when it is asked for and when it "
                            + "is done: the person stays while goods are owed, and nothing of them "
                            + "after.")
    void askingMayBeCutAnywhere() throws Exception {
        CrashCuts.Report report = CrashCuts.of("asked erasure", Asked::new).everywhere();

        assertThat(report.cuts()).isGreaterThan(5);
    }

    @Test
    @Case(
            id = "P81",
            sentence =
                    "An erasure that waits may be cut at every call, when it is asked for and when it "
                            + "is done: the person stays while goods are owed, and nothing of them "
                            + "after.")
    void forgettingMayBeCutAnywhere() throws Exception {
        CrashCuts.Report report = CrashCuts.of("due erasure", Forgotten::new).everywhere();

        assertThat(report.cuts()).isGreaterThan(10);
    }

    private static OrderErasureService erasure(RefundShop shop, TestShop world) {
        return new OrderErasureService(
                shop.table(), shop.settlement(), shop.commands(), world.clock());
    }

    private static TaskExecutor tasks(RefundShop shop, TestShop world) {
        return new TaskExecutor(
                new OutboxRepository(shop.table(), world.clock()),
                Map.of(
                        Owed.ERASE,
                        new ErasureTaskHandler(
                                new OrderRepository(shop.table()), erasure(shop, world))),
                Duration.ofSeconds(20),
                _ -> {},
                world.clock());
    }

    private static Mono<OrderErasureService.Outcome> ask(
            RefundShop shop, TestShop world, String session) {
        return new SessionRepository(shop.table())
                .findStrongly(session)
                .flatMap(
                        pointer ->
                                erasure(shop, world)
                                        .erase(
                                                session,
                                                OrderRepository.key(pointer).orElseThrow(),
                                                OWNER,
                                                _ -> true));
    }

    private static Order order(RefundShop shop, String session) {
        return Await.value(new OrderRepository(shop.table()).find(session));
    }

    /** The hours before have nothing in them. */
    private static void sweep(RefundShop shop, TestShop world) {
        Instant from = world.clock().instant().truncatedTo(ChronoUnit.HOURS);
        Await.done(
                shop.table()
                        .write(
                                Write.put(
                                        Attributes.item(Key.system("DUE_SWEEP"))
                                                .put("sweptThrough", from.getEpochSecond())
                                                .build()))
                        .then());
        OutboxRepository queue = new OutboxRepository(shop.table(), world.clock());
        OutboxWorker worker =
                new OutboxWorker(shop.table(), queue, tasks(shop, world), _ -> {}, world.clock());
        Await.done(worker.run(SweepRequest.until(Instant.MAX)).then());
    }

    /** One paid order with a note about it. */
    private abstract static class World implements CrashCuts.World {

        final TestShop world = TestShop.open();
        final RefundShop shop = RefundShop.on(world, Life.unharmed());
        final String session = shop.paid(world);

        World() {
            Await.done(
                    new SessionRepository(shop.table())
                            .findStrongly(session)
                            .flatMap(
                                    pointer ->
                                            new OrderNoteRepository(shop.table())
                                                    .put(
                                                            pointer,
                                                            new OrderNote(
                                                                    "note",
                                                                    world.clock().instant(),
                                                                    "boss",
                                                                    NOTE)))
                            .then());
        }

        /** Everything that has the person in it, and whether the order is still there. */
        List<String> end() {
            for (int n = 0; n < 3; n++) {
                world.clock().advance(Duration.ofMinutes(6));
                sweep(shop, world);
            }
            assertThat(world.table().dump().toString()).doesNotContain(TRACKING, NOTE);
            Order order = order(shop, session);
            assertThat(order.facts().erased()).isTrue();
            assertThat(order.facts().details().customerEmail()).isEmpty();
            return List.of(
                    order.status().text(),
                    order.fulfilment().status().text(),
                    "commands " + order.shop().all().size());
        }

        @Override
        public void close() {
            world.close();
        }
    }

    private static final class Asked extends World {

        /** A customer who got no answer asks again. */
        @Override
        public boolean attempt(Life life) {
            return Await.value(
                    ask(RefundShop.on(world, life), world, session)
                            .map(OrderErasureService.Outcome.WAITS::equals)
                            .onErrorReturn(false));
        }

        @Override
        public List<String> state() {
            assertThat(order(shop, session).erasureAskedAt()).isPresent();
            assertThat(order(shop, session).facts().details().customerEmail()).isPresent();
            assertThat(world.table().dump().toString()).contains(NOTE);
            Await.done(shop.commit(session, "ship", SHIP).then());
            world.clock().advance(ErasureTaskPlanner.GRACE);
            return end();
        }
    }

    private static final class Forgotten extends World {

        private final OutboxTask task;

        Forgotten() {
            Await.done(ask(shop, world, session).then());
            Await.done(shop.commit(session, "ship", SHIP).then());
            world.clock().advance(ErasureTaskPlanner.GRACE);
            task = OutboxTask.erasure(session, world.clock().instant());
            assertThat(Await.value(shop.table().getStrongly(task.key()).hasElement())).isTrue();
            Await.done(shop.table().write(OutboxRepository.oweMine(task)).then());
        }

        /** The sweep comes again. */
        @Override
        public boolean attempt(Life life) {
            return Await.value(
                    tasks(RefundShop.on(world, life), world)
                            .run(OutboxRepository.mine(task))
                            .map(Result.DONE::equals)
                            .onErrorReturn(false));
        }

        @Override
        public List<String> state() {
            return end();
        }
    }
}
