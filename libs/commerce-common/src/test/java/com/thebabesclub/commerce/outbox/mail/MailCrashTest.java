package com.thebabesclub.commerce.outbox.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.settlement.SettlementCause;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.CrashCuts;
import com.thebabesclub.commerce.testing.Harm;
import com.thebabesclub.commerce.testing.Life;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.MailReceiver;
import com.thebabesclub.commerce.testing.TestClock;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A receiver counts the mails while the process is cut at every call to the table and to the
 * provider. Each mail is sent once, but for one cut: between the provider's accept and our mark.
 */
class MailCrashTest {

    private static final String POST = "POST /email";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The calls of each process after whose end a mail was sent twice. */
    private final List<List<String>> doubles = new CopyOnWriteArrayList<>();

    @Test
    void aDeathAnywhereInTheWebhookSendsEachLetterOnceButForTheOneCut() throws Exception {
        CrashCuts.Report report =
                CrashCuts.of("mail sent by the webhook", () -> new World(true))
                        .only(Harm.DIES_BEFORE, Harm.DIES_AFTER)
                        .everywhere();

        assertThat(report.cuts()).isGreaterThanOrEqualTo(14);
        assertDoublesAreOfTheOneCut();
    }

    @Test
    void aDeathAnywhereInTheSweepSendsEachLetterOnceButForTheOneCut() throws Exception {
        CrashCuts.Report report =
                CrashCuts.of("mail sent by the sweep", () -> new World(false))
                        .only(Harm.DIES_BEFORE, Harm.DIES_AFTER)
                        .everywhere();

        assertThat(report.cuts()).isGreaterThanOrEqualTo(30);
        assertDoublesAreOfTheOneCut();
    }

    @Test
    void aCallThatFailsAnywhereSendsEachLetterOnceButForTheOneCut() throws Exception {
        CrashCuts.Report report =
                CrashCuts.of("mail with a call that fails", () -> new World(true))
                        .only(Harm.CALL_FAILS, Harm.ANSWER_LOST)
                        .everywhere();

        assertThat(report.cuts()).isGreaterThanOrEqualTo(14);
        // Of each of the two mails: the provider's answer lost, and the mark not written.
        assertThat(doubles).hasSizeLessThanOrEqualTo(4);
    }

    /** The provider has the mail, and the mark that says so was not written. */
    private void assertDoublesAreOfTheOneCut() {
        doubles.forEach(calls -> System.out.println("sent twice after the end of " + calls));
        assertThat(doubles)
                .isNotEmpty()
                .allSatisfy(
                        calls -> {
                            boolean atTheAccept = calls.getLast().equals(POST);
                            boolean beforeTheMark = calls.get(calls.size() - 2).equals(POST);
                            assertThat(atTheAccept || beforeTheMark).isTrue();
                        });
    }

    private final class World implements CrashCuts.World {

        private final boolean byWebhook;
        private final LocalTable local = LocalTable.create();
        private final MailReceiver receiver = new MailReceiver();
        private final TestClock clock = TestClock.atNoon();
        private @Nullable Life first;

        World(boolean byWebhook) {
            this.byWebhook = byWebhook;
            MailShop unharmed = shop(Life.unharmed());
            unharmed.open(Optional.empty());
            if (!byWebhook) {
                // Settled by somebody who sends no mail.
                Await.value(
                        unharmed.settlement()
                                .settle(
                                        MailShop.observed(SessionStage.PAID),
                                        SettlementCause.of(OrderSource.STATUS)));
            }
        }

        private MailShop shop(Life life) {
            return MailShop.on(local, life.client(local), life.server(receiver.address()), clock);
        }

        @Override
        public boolean attempt(Life life) {
            first = first == null ? life : first;
            MailShop shop = shop(life);
            if (!byWebhook) {
                shop.swept();
                return true;
            }
            return Await.value(
                    shop.settlement()
                            .settle(MailShop.observed(SessionStage.PAID), shop.event("evt_1"))
                            .thenReturn(true)
                            .onErrorReturn(false));
        }

        @Override
        public List<String> state() throws IOException {
            MailShop later = shop(Life.unharmed());
            for (int i = 0; i < 3; i++) {
                clock.advance(Duration.ofMinutes(6));
                later.swept();
            }
            Map<String, Integer> mails = new TreeMap<>();
            for (MailReceiver.Call call : receiver.taken()) {
                JsonNode mail = JSON.readTree(call.body());
                mails.merge(
                        mail.path("To").asText() + " " + mail.path("Subject").asText(),
                        1,
                        Integer::sum);
            }
            if (mails.values().stream().anyMatch(count -> count > 1)) {
                assertThat(mails.values().stream().mapToInt(count -> count).sum()).isEqualTo(3);
                doubles.add(Objects.requireNonNull(first).calls());
            }
            List<String> keys = new ArrayList<>(local.dump().keySet());
            return List.of(mails.keySet().toString(), keys.toString());
        }

        @Override
        public void close() {
            receiver.close();
        }
    }
}
