package com.thebabesclub.commerce.outbox.orderevent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.CrashCuts;
import com.thebabesclub.commerce.testing.Life;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.MailReceiver;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The process is cut at every call to the table and to the receiver: between commit and send, and
 * between send and mark. Every event arrives, none is told before an earlier one of its order was,
 * and only the version that was under way is told twice.
 */
@Case(
        id = "P74",
        sentence =
                "A process may end at every call to the table and to the receiver: each event of an"
                        + " order arrives, and the first of each come in turn.")
class OrderEventCrashTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aCutAnywhereInTheWebhookLosesNothing() throws Exception {
        CrashCuts.Report report =
                CrashCuts.of("order events sent by the webhook", () -> new World(true))
                        .everywhere();

        assertThat(report.cuts()).isGreaterThanOrEqualTo(28);
    }

    @Test
    void aCutAnywhereInTheSweepLosesNothing() throws Exception {
        CrashCuts.Report report =
                CrashCuts.of("order events sent by the sweep", () -> new World(false)).everywhere();

        assertThat(report.cuts()).isGreaterThanOrEqualTo(60);
    }

    private static final class World implements CrashCuts.World {

        private final boolean byWebhook;
        private final LocalTable local = LocalTable.create();
        private final MailReceiver receiver = new MailReceiver();
        private final TestClock clock = TestClock.atNoon();

        World(boolean byWebhook) {
            this.byWebhook = byWebhook;
            OrderEventShop unharmed = shop(Life.unharmed());
            unharmed.open();
            if (!byWebhook) {
                unharmed.seen(SessionStage.PAID);
                unharmed.ship("a");
                unharmed.ship("b");
            }
        }

        private OrderEventShop shop(Life life) {
            return OrderEventShop.on(
                    local, life.client(local), life.server(receiver.address()), clock);
        }

        @Override
        public boolean attempt(Life life) {
            OrderEventShop shop = shop(life);
            if (!byWebhook) {
                shop.swept();
                return true;
            }
            return Await.value(
                    shop.settlement()
                            .settle(OrderEventShop.observed(SessionStage.PAID), shop.event("evt_1"))
                            .thenReturn(true)
                            .onErrorReturn(false));
        }

        @Override
        public List<String> state() throws IOException {
            OrderEventShop later = shop(Life.unharmed());
            for (int i = 0; i < 3; i++) {
                later.swept();
            }
            List<String> told = new ArrayList<>();
            for (MailReceiver.Call call : receiver.taken()) {
                JsonNode event = JSON.readTree(call.body());
                told.add(event.path("sequence").asText() + ":" + event.path("type").asText());
            }
            Set<String> inTurn = new LinkedHashSet<>(told);
            assertThat(told.size()).as("told " + told).isLessThanOrEqualTo(inTurn.size() + 2);
            return List.of(inTurn.toString(), local.dump().keySet().toString());
        }

        @Override
        public void close() {
            receiver.close();
        }
    }
}
