package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;

/** A page that sends its cart along with the signature, in a form of its own. */
@Case(id = "W4", sentence = "Items beside a signature, of any form: ignored while the quote holds.")
class ItemsBesideSignatureTest extends ShopTest {

    /** What is refused on the route for quotes. */
    private static final List<String> UNFIT =
            List.of(
                    "[]",
                    "\"N-RED\"",
                    "[null]",
                    "[{\"id\": \"N-RED\", \"qty\": 1}]",
                    "[{\"sku\": \"N-RED\", \"quantity\": 1.5}]",
                    "[{\"sku\": \"N-RED\", \"quantity\": 0}]",
                    "[{\"sku\": \"NO-SUCH\", \"quantity\": 1}]");

    List<Door> doors() {
        return service.doors();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whileTheQuoteHoldsTheyAreNotLookedAt(Door door) {
        JsonNode quote = shopper.quote(ONE);
        String session = shopper.session(quote);
        for (String items : UNFIT) {
            WebAnswer answer = door.ask(Shopper.wish(quote, "\"items\": " + items));

            assertThat(Shopper.sessionId(answer)).as(items).isEqualTo(session);
        }
        String another = "\"items\": [{\"sku\": \"N-ORG\", \"quantity\": 9}]";
        assertThat(Shopper.sessionId(door.ask(Shopper.wish(quote, another)))).isEqualTo(session);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whenItIsGoneTheyAreWhatIsRenewedAndRefusedAsAQuoteIs(Door door) {
        JsonNode quote = shopper.quote(ONE);
        service.clock().advance(Duration.ofMinutes(16));

        for (String items : UNFIT) {
            WebAnswer answer = door.ask(Shopper.wish(quote, "\"items\": " + items));
            WebAnswer asQuote =
                    door.ask(WebRequest.post("/cart/quote", "{\"items\":" + items + "}"));

            assertThat(answer.status()).as(items).isEqualTo(400);
            assertThat(asQuote.status()).as(items).isEqualTo(400);
            assertThat(Json.of(answer).path("errors")).isEqualTo(Json.of(asQuote).path("errors"));
        }
        assertThat(Shopper.code(door.ask(Shopper.wish(quote, "\"items\": null"))))
                .isEqualTo("quote_expired");
        assertThat(door.ask(Shopper.wish(quote, "\"items\": " + ONE)).status()).isEqualTo(200);
    }
}
