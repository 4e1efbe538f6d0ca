package com.thebabesclub.commerce.outbox.orderevent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.DynamoDbTap;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.MailReceiver;
import com.thebabesclub.commerce.testing.TestClock;

import io.micronaut.core.async.propagation.ReactorPropagation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class OrderEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STANDING = "DUE#STANDING";

    private final LocalTable local = LocalTable.create();
    private final MailReceiver receiver = new MailReceiver();
    private final TestClock clock = TestClock.atNoon();
    private final OrderEventShop shop =
            OrderEventShop.on(local, local.tapped(), receiver.address(), clock);

    @BeforeEach
    void open() {
        shop.open();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Case(
            id = "P70",
            sentence =
                    "What becomes of an order is told to others at least once, version by version, each"
                            + " with what it was.")
    @Test
    void anOrderIsToldVersionByVersion() throws IOException {
        shop.told(SessionStage.UNPAID, "evt_1");
        shop.told(SessionStage.PAID, "evt_2");
        assertThat(told()).containsExactly("2:order.created", "3:order.paid");
        assertThat(local.keys(STANDING)).isEmpty();

        shop.ship("a");
        shop.ship("b");
        assertThat(local.keys(STANDING)).hasSize(1);
        assertThat(told()).hasSize(2);
        shop.swept();

        assertThat(told())
                .containsExactly(
                        "2:order.created", "3:order.paid", "4:order.shipped", "5:order.shipped");
        assertThat(local.keys(STANDING)).isEmpty();
    }

    @Test
    void anEventSaysWhatTheShopSoldAndNotToWhom() throws IOException {
        shop.told(SessionStage.PAID, "evt_1");

        JsonNode event = JSON.readTree(receiver.taken().getFirst().body());
        assertThat(told()).containsExactly("2:order.created", "2:order.paid");
        assertThat(event.path("id").asText())
                .isEqualTo(OrderEventShop.SESSION + ":2:order.created");
        assertThat(event.path("schema").asInt()).isEqualTo(1);
        assertThat(event.path("time").asText()).isEqualTo(TestClock.NOON.toString());
        assertThat(event.path("app").asText()).isEqualTo("babesclub");
        assertThat(event.path("env").asText()).isEqualTo("prod");
        assertThat(event.at("/order/orderNumber").asText()).isEqualTo("BC-ABC12345");
        assertThat(event.at("/order/version").asLong()).isEqualTo(2);
        assertThat(event.at("/order/amount").asLong()).isEqualTo(123_450);
        assertThat(event.at("/order/items/0/sku").asText()).isEqualTo("N-RED");
        assertThat(event.toString())
                .doesNotContain("ann@", "O'Neill", "Main St", "user_12345", "customer");
    }

    @Test
    void thePersonIsToldWhereTheShopWantsIt() throws IOException {
        OrderEventShop personal =
                OrderEventShop.on(
                        local,
                        local.tapped(),
                        new OrderEventProperties(
                                Optional.empty(), Optional.of(receiver.address().toString()), true),
                        clock);
        personal.told(SessionStage.PAID, "evt_1");
        personal.ship("a");
        personal.swept();

        JsonNode customer = JSON.readTree(receiver.taken().getLast().body()).at("/order/customer");
        assertThat(customer.path("email").asText()).isEqualTo(OrderEventShop.CUSTOMER);
        assertThat(customer.at("/address/line1").asText()).isEqualTo("1 Main St");
        assertThat(customer.at("/parcels/0/trackingNumber").asText()).isEqualTo("JD01");
    }

    @Test
    void whatAStepOfTheShopChangesIsToldAtOnce() throws IOException {
        shop.told(SessionStage.PAID, "evt_1");

        Await.done(shop.shipNow("a").then());

        assertThat(told()).containsExactly("2:order.created", "2:order.paid", "3:order.shipped");
        assertThat(local.keys(STANDING)).isEmpty();
    }

    @Test
    void whatARequestChangesIsToldAtItsEndInOneTask() throws IOException {
        shop.seen(SessionStage.PAID);
        shop.swept();
        PendingOrderEvents request = new PendingOrderEvents();
        Await.done(
                shop.shipNow("a")
                        .then(shop.shipNow("b"))
                        .contextWrite(
                                context -> ReactorPropagation.addContextElement(context, request))
                        .then());
        assertThat(told()).as("while the request works").hasSize(2);

        Await.done(shop.dispatcher().tell(request.take()));

        assertThat(told())
                .containsExactly(
                        "2:order.created", "2:order.paid", "3:order.shipped", "4:order.shipped");
        assertThat(local.keys(STANDING)).isEmpty();
        assertThat(request.take()).isEmpty();
    }

    @Test
    void whatTheJobCommitsIsToldByTheSweep() throws IOException {
        shop.seen(SessionStage.PAID);
        assertThat(told()).isEmpty();

        shop.swept();

        assertThat(told()).containsExactly("2:order.created", "2:order.paid");
    }

    @Test
    void withoutTwoSecondsLeftItIsToldByTheSweep() throws IOException {
        Await.done(
                Deadline.in(Duration.ofMillis(1900), clock)
                        .bound(
                                shop.settlement()
                                        .settle(
                                                OrderEventShop.observed(SessionStage.PAID),
                                                shop.event("evt_1"))));
        assertThat(told()).isEmpty();

        shop.swept();

        assertThat(told()).containsExactly("2:order.created", "2:order.paid");
    }

    @Case(
            id = "P71",
            sentence =
                    "What is not taken is told again later and later, and given up in the end; until a"
                            + " person has looked nothing later of that order is told.")
    @Test
    void whatIsGivenUpHoldsWhatComesLater() throws IOException {
        receiver.answer(500, "");
        shop.told(SessionStage.UNPAID, "evt_1");
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofHours(12));
            shop.swept();
        }
        assertThat(Await.value(shop.queue().parked()))
                .singleElement()
                .satisfies(parked -> assertThat(parked.reason()).contains("500"));

        receiver.answer(200, "");
        shop.told(SessionStage.PAID, "evt_2");
        shop.swept();
        assertThat(told()).isEmpty();

        Await.done(shop.queue().unpark(Await.value(shop.queue().parked()).getFirst()));
        shop.swept();
        assertThat(told()).containsExactly("2:order.created", "3:order.paid");
        assertThat(local.keys(STANDING)).isEmpty();
        assertThat(Await.value(shop.queue().parked())).isEmpty();
    }

    @Test
    void ofWhatFailsMidwayOnlyTheRestIsToldAgain() throws IOException {
        shop.seen(SessionStage.PAID);
        shop.ship("a");
        local.tap()
                .script(
                        (call, proceed) -> {
                            if (marks(call)) {
                                receiver.answer(503, "");
                            }
                            return proceed.get();
                        });
        shop.swept();
        assertThat(told()).containsExactly("2:order.created", "2:order.paid");

        local.tap().heal();
        receiver.answer(200, "");
        shop.swept();
        assertThat(told()).containsExactly("2:order.created", "2:order.paid", "3:order.shipped");
    }

    private static boolean marks(DynamoDbTap.Call call) {
        return call.request() instanceof UpdateItemRequest update
                && update.updateExpression().contains("#sentThrough");
    }

    @Test
    void whatComesWhileItIsToldIsToldNext() throws IOException {
        shop.seen(SessionStage.UNPAID);
        local.tap()
                .script(
                        (call, proceed) -> {
                            if (!call.operation().equals("DeleteItem")) {
                                return proceed.get();
                            }
                            local.tap().heal();
                            return shop.settlement()
                                    .settle(
                                            OrderEventShop.observed(SessionStage.PAID),
                                            shop.event("evt_2"))
                                    .toFuture()
                                    .thenCompose(_ -> proceed.get());
                        });
        shop.swept();
        assertThat(told()).containsExactly("2:order.created");

        shop.swept();
        assertThat(told()).containsExactly("2:order.created", "3:order.paid");
        assertThat(local.keys(STANDING)).isEmpty();
    }

    @Case(id = "P72", sentence = "Where nobody is told of orders, none owes an event.")
    @Test
    void whereNobodyIsToldNothingIsOwed() {
        OrderEventShop alone =
                OrderEventShop.on(local, local.tapped(), OrderEventProperties.NONE, clock);

        alone.told(SessionStage.PAID, "evt_1");
        alone.ship("a");

        assertThat(local.keys(STANDING)).isEmpty();
    }

    @Case(
            id = "P73",
            sentence =
                    "To tell of an order costs three write units and what is read to tell it; where"
                            + " nobody is told nothing.")
    @Test
    void anOrderCostsThreeWriteUnitsMore() {
        CapacityLedger.Usage told = usage(shop, local);
        LocalTable other = LocalTable.create();
        OrderEventShop alone =
                OrderEventShop.on(other, other.tapped(), OrderEventProperties.NONE, clock);
        alone.open();
        CapacityLedger.Usage untold = usage(alone, other);

        assertThat(told.writeUnits() - untold.writeUnits()).isEqualTo(3);
        assertThat(told.readUnits() - untold.readUnits()).isEqualTo(2);
    }

    private static CapacityLedger.Usage usage(OrderEventShop of, LocalTable at) {
        CapacityLedger ledger = CapacityLedger.on(at);
        of.told(SessionStage.PAID, "evt_1");
        return ledger.usage();
    }

    /** What was taken: the version and the type of each. */
    private List<String> told() throws IOException {
        List<String> told = new ArrayList<>();
        for (MailReceiver.Call call : receiver.taken()) {
            JsonNode event = JSON.readTree(call.body());
            assertThat(call.headers()).containsEntry("webhook-id", event.path("id").asText());
            told.add(event.path("sequence").asText() + ":" + event.path("type").asText());
        }
        return told;
    }
}
