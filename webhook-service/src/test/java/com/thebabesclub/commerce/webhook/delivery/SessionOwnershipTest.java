package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestShop;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

import java.util.List;
import java.util.Map;

/** Shops, environments and systems on one account of Stripe. */
@Case(
        id = "B35",
        sentence =
                "A session is ours by its pointer, by our mark unless it is of another environment, "
                        + "or by a quote where it has no mark; by a user id alone only during the cut-over.")
class SessionOwnershipTest {

    private static final String COMPLETED = "checkout.session.completed";
    private static final JsonMapper JSON = new JsonMapper();

    private WebhookShop shop = new WebhookShop(Map.of("SHOP_ENV", "staging"));

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void anotherEnvironmentsSessionIsForeignAndCostsOneRead() {
        String session = paid(Map.of("app", "babesclub", "env", "local"));

        assertThat(delivered()).isEqualTo(200);

        assertThat(orders(session)).isEmpty();
        assertThat(shop.local.tap().calls())
                .singleElement()
                .satisfies(call -> assertThat(call.request()).isInstanceOf(GetItemRequest.class));
    }

    @Test
    void aMarkOfThisEnvironmentOrOfNoneIsOurs() {
        for (Map<String, String> marks :
                List.of(
                        Map.of("app", "babesclub", "env", "staging"),
                        Map.of("app", "babesclub"),
                        Map.of("quoteSignature", "v1.old"))) {
            String session = paid(marks);

            assertThat(delivered()).isEqualTo(200);
            assertThat(orders(session)).as(marks.toString()).hasSize(1);
        }
    }

    @Test
    void aSessionWhosePointerWeHaveIsOursWhateverItsMarks() throws Exception {
        String session = shop.open();
        shop.stripe.pay(session);
        String body = Sale.body(shop, COMPLETED);
        ObjectNode event = (ObjectNode) JSON.readTree(body);
        ((ObjectNode) event.at("/data/object/metadata")).put("env", "local");

        Sale.deliverBody(shop, JSON.writeValueAsString(event));

        assertThat(orders(session)).hasSize(1);
    }

    @Test
    void aUserIdAloneIsEnoughOnlyDuringTheCutOver() {
        String before = paid(Map.of("userId", "u1"));
        assertThat(delivered()).isEqualTo(200);
        assertThat(orders(before)).isEmpty();
        shop.close();

        shop = new WebhookShop(Map.of("SETTLE_UNMARKED_SESSIONS", "true"));
        String meanwhile = paid(Map.of("userId", "u1"));
        assertThat(delivered()).isEqualTo(200);
        assertThat(orders(meanwhile)).singleElement().asString().startsWith("USER#u1");
    }

    private String paid(Map<String, String> marks) {
        String session = shop.checkouts.made(TestShop.foreignCart().putAllMetadata(marks));
        shop.stripe.pay(session);
        shop.local.tap().forgetCalls();
        return session;
    }

    private int delivered() {
        return shop.deliver(shop.doors.getFirst(), COMPLETED).status();
    }

    private List<String> orders(String session) {
        return shop.local.keys("USER#").stream().filter(key -> key.endsWith(session)).toList();
    }
}
