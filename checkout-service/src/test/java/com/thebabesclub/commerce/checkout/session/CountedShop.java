package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.Catalogues;
import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.outbox.OutboxWorker;
import com.thebabesclub.commerce.outbox.SweepRequest;
import com.thebabesclub.commerce.outbox.TaskExecutor;
import com.thebabesclub.commerce.settlement.SettlementCause;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.stock.ReservationReleaseHandler;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.CartPaymentRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.CountedStock;

import reactor.core.publisher.Mono;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A shop that counts its red necklaces, and what its table says of them. */
record CountedShop(CheckoutServer service) implements AutoCloseable {

    static CountedShop open(Path folder) {
        return open(folder, Map.of());
    }

    static CountedShop open(Path folder, Map<String, String> more) {
        Map<String, String> settings =
                new HashMap<>(
                        Catalogues.with(
                                folder,
                                "\"sku\": \"N-RED\"",
                                "\"sku\": \"N-RED\", \"counted\": true"));
        settings.putAll(more);
        CheckoutServer service = new CheckoutServer(settings);
        service.importProducts();
        return new CountedShop(service);
    }

    Shopper shopper() {
        return new Shopper(service);
    }

    /** Says how many there are, as the shop's people would. */
    void stock(String key, long number) {
        new CountedStock(service.table()).put(key, number);
    }

    long available(String key) {
        return new CountedStock(service.table()).available(key);
    }

    /** An item as it is printed. */
    String item(String key) {
        return String.valueOf(service.table().dump().get(key));
    }

    /** How the reservations stand, each as {@code reserved {N-RED=1}}. */
    List<String> reservations() {
        return new CountedStock(service.table()).reservations();
    }

    /** What the job gives back at this moment. */
    void sweep() {
        CommerceTable table =
                new CommerceTable(service.table().tap().direct(), service.table().name());
        OutboxRepository queue = new OutboxRepository(table, service.clock());
        ReservationReleaseHandler release =
                new ReservationReleaseHandler(
                        table,
                        new CartPaymentRepository(table),
                        new SessionRepository(table),
                        this::stage,
                        service.clock());
        TaskExecutor tasks =
                new TaskExecutor(
                        queue,
                        Map.of(OutboxTask.Owed.RELEASE, release),
                        Duration.ofSeconds(20),
                        _ -> {},
                        service.clock());
        Await.value(
                new OutboxWorker(table, queue, tasks, _ -> {}, service.clock())
                        .run(SweepRequest.until(service.clock().instant().plusSeconds(600))));
    }

    /** As the job asks: what Stripe says is settled. */
    private Mono<SessionStage> stage(String session) {
        SettlementCause cause = SettlementCause.of(OrderSource.NIGHTLY_SYNC);
        return service.bean(StripeSessionClient.class)
                .retrieve(session)
                .flatMap(found -> service.bean(SettlementService.class).settle(found, cause))
                .map(result -> result.pointer().facts().stage());
    }

    /** All that is reserved is given back, as nobody should: who pays then comes too late. */
    void giveBackTooSoon() {
        new CountedStock(service.table()).giveBack();
    }

    @Override
    public void close() {
        service.close();
    }
}
