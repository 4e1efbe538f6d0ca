package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.thebabesclub.commerce.event.DeadLetterPublisher;
import com.thebabesclub.commerce.event.UnfinishedEvent;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.JsonVariant;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Bodies that Stripe signed and that are no event, or could be two. */
class OneEventTest {

    private static final String COMPLETED = "checkout.session.completed";
    private static final String TYPE = '"' + COMPLETED + '"';

    private static final List<UnfinishedEvent> PARKED = new ArrayList<>();

    private static WebhookShop shop;

    @BeforeAll
    static void start() {
        DeadLetterPublisher queue = event -> Mono.fromRunnable(() -> PARKED.add(event));
        shop = new WebhookShop(Map.of(), queue);
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @BeforeEach
    void forget() {
        PARKED.clear();
    }

    @Test
    @Case(
            id = "B33",
            sentence =
                    "A body is one JSON document in UTF-8 with nothing after it; a list is no text and no "
                            + "number, and no field is there twice, at every door.")
    void anEventIsReadOrRefused() throws Exception {
        for (Door door : shop.doors) {
            for (int n = 0; n < variants("{ }").size(); n++) {
                Sale sale = Sale.paid(shop);
                JsonVariant variant = variants(Sale.body(shop, COMPLETED)).get(n);

                int status = deliver(door, variant.body(), variant.charset());

                assertThat(status)
                        .as(door + ": " + variant)
                        .isEqualTo(variant.isRead() ? 200 : 400);
                assertThat(!sale.order().isEmpty())
                        .as(door + ": " + variant)
                        .isEqualTo(variant.isRead());
            }
        }
    }

    @Test
    @Case(
            id = "T-ACK-3",
            sentence =
                    "No signature, a bad one, a malformed header, a body that is not JSON: 400, never 500.")
    @Case(
            id = "B10",
            sentence =
                    "Every signed event ends as done, ignored or parked, whatever is in it; "
                            + "a paid session of 0, -1 or 10^30 needs review.")
    void aSignedBodyThatIsNoEventIsParked() throws Exception {
        for (Door door : shop.doors) {
            for (String body : List.of("not json", "{}", " ", "[1]", "{\"id\":\"evt_1\"}")) {
                PARKED.clear();
                String once = body + " ".repeat(shop.doors.indexOf(door));

                assertThat(deliver(door, once, UTF_8)).isEqualTo(400);
                assertThat(deliver(door, once, UTF_8)).isEqualTo(400);
                assertThat(PARKED).isEmpty();
                assertThat(deliver(door, once, UTF_8)).isEqualTo(200);
                assertThat(deliver(door, once, UTF_8)).as("and stays so").isEqualTo(200);
                assertThat(PARKED)
                        .singleElement()
                        .satisfies(
                                event -> {
                                    assertThat(event.eventId()).startsWith("evt_unnamed_");
                                    assertThat(event.type()).isEqualTo("unreadable");
                                    assertThat(event.error().kind()).isEqualTo("malformed");
                                });
            }
        }
    }

    private static List<JsonVariant> variants(String event) {
        return JsonVariant.of(event.strip(), TYPE);
    }

    private static int deliver(Door door, String body, Charset charset) throws Exception {
        String time = Long.toString(shop.clock.instant().getEpochSecond());
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.write((time + ".").getBytes(UTF_8));
        signed.write(body.getBytes(charset));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(WebhookShop.SECRET.getBytes(UTF_8), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal(signed.toByteArray()));
        WebRequest delivery = WebhookShop.delivery(body, "t=" + time + ",v1=" + signature);
        return door.ask(delivery.body(body, charset)).status();
    }
}
