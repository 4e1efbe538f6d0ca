package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.BUNDLE;
import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** No part of a session that can do without it, or be said otherwise, turns a shopper away. */
@Case(
        id = "L4",
        sentence =
                "A product or price that was archived at Stripe is sold all the same; each refusal of a session's parameters comes to what [the table](checkout.md#what-stripe-refuses) says.")
class SessionRefusalTest extends ShopTest {

    private static final String SUCCESS = "\"successUrl\": \"https://thebabesclub.com/thanks\"";
    private static final String CANCEL = "\"cancelUrl\": \"https://thebabesclub.com/bag\"";
    private static final String EMAIL = "\"customerEmail\": \"ann@example.com\"";

    /** A row of the table in docs/checkout.md. */
    record Refused(@Nullable String code, @Nullable String param, String answer) {

        static Refused of(String row) {
            List<String> cells =
                    Arrays.stream(row.split("\\|", -1)).map(cell -> cell.strip()).toList();
            return new Refused(word(cells.get(1)), word(cells.get(2)), cells.get(4));
        }

        private static @Nullable String word(String cell) {
            return cell.equals("none") ? null : cell.replace("`", "").replace("[n]", "[0]");
        }

        boolean isRepaired() {
            return answer.startsWith("repaired");
        }

        boolean isOfTheCustomer() {
            return Objects.equals(param, "customer");
        }
    }

    static List<Refused> rows() throws IOException {
        return Files.readAllLines(
                        Path.of(System.getProperty("repository.root"), "docs", "checkout.md"))
                .stream()
                .dropWhile(line -> !line.equals("### What Stripe refuses"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(Refused::of)
                .toList();
    }

    List<Door> doors() {
        return service.doors();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatStripeRefusesComesToWhatTheTableSays(Refused row) {
        JsonNode quote = shopper.quote(BUNDLE);
        refuse(row);

        WebAnswer answer = service.rest().ask(wish(row, quote));

        if (row.isRepaired()) {
            JsonNode paid = service.stripe().pay(Shopper.sessionId(answer));
            assertThat(paid.path("amount_total").asLong()).isEqualTo(7500);
            assertThat(service.stripe().requestCount(Shopper.CREATE)).isEqualTo(2);
            return;
        }
        String[] words = row.answer().replaceAll("[`,]", "").split(" ", -1);
        assertThat(answer.status()).as(answer.body()).isEqualTo(Integer.parseInt(words[0]));
        assertThat(Shopper.code(answer)).isEqualTo(words[1]);
        if (words.length > 2) {
            assertThat(Json.of(answer).at("/errors/0/path").asText()).isEqualTo(words[2]);
        }
        assertThat(service.stripe().requestCount(Shopper.CREATE)).isEqualTo(1);
        shopper.assertNothingOf(quote);
    }

    @Test
    void theTableHasRowsOfEverySort() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(30);
        assertThat(rows().stream().map(Refused::answer).map(answer -> answer.substring(0, 3)))
                .contains("rep", "422", "400", "502");
    }

    @ParameterizedTest
    @CsvSource({"email_invalid,customer_email", ",discounts[0][coupon]", ","})
    void aRepairThatIsRefusedTooIsOurFault(@Nullable String code, @Nullable String param) {
        Refused row = new Refused(code, param, "");
        JsonNode quote = shopper.quote(BUNDLE);
        refuse(row);
        refuse(row);
        WebAnswer answer = service.rest().ask(wish(row, quote));
        assertThat(answer.status()).isEqualTo(502);
        assertThat(service.stripe().requestCount(Shopper.CREATE)).isEqualTo(2);
        shopper.assertNothingOf(quote);
    }

    @Test
    void severalPartsAreRepairedOneAfterTheOther() {
        JsonNode quote = shopper.quote(BUNDLE);
        refuse(new Refused("email_invalid", "customer_email", ""));
        refuse(new Refused(null, "line_items[1][price_data][product]", ""));
        refuse(new Refused("coupon_expired", "discounts[0][coupon]", ""));
        JsonNode paid = service.stripe().pay(shopper.session(quote, EMAIL));
        assertThat(paid.path("amount_total").asLong()).isEqualTo(7500);
        assertThat(service.stripe().requestCount(Shopper.CREATE)).isEqualTo(4);
        assertThat(service.metrics().readings().toString())
                .contains("Optional[email]", "Optional[product]", "COUPON_FALLBACKS");
    }

    @ParameterizedTest
    @CsvSource({"success_url", "cancel_url"})
    void anAddressOfTheSettingsIsNotTheCallersFault(String param) {
        refuse(new Refused("url_invalid", param, ""));
        assertThat(shopper.checkout(shopper.quote(ONE)).status()).isEqualTo(502);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aProductThatWasArchivedIsSoldByItsName(Door door) {
        archive("products/prod_TBMJ4DtUWw1BtC", false);
        try {
            WebAnswer answer = door.ask(Shopper.wish(shopper.quote(BUNDLE)));
            JsonNode paid = service.stripe().pay(Shopper.sessionId(answer));
            assertThat(paid.path("amount_total").asLong()).isEqualTo(7500);
            assertThat(service.stripe().requestCount(Shopper.CREATE)).isEqualTo(2);
        } finally {
            archive("products/prod_TBMJ4DtUWw1BtC", true);
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aPriceThatWasArchivedIsNotAskedFor(Door door) {
        service.askStripe(
                "POST",
                "/v1/prices",
                "product=prod_TBMJ4DtUWw1BtC&currency=usd&unit_amount=3000&active=false");
        service.stripe().clearRequests();
        Shopper.sessionId(door.ask(Shopper.wish(shopper.quote(ONE))));
        assertThat(service.stripe().requestCount(Shopper.CREATE)).isEqualTo(1);
    }

    private void archive(String path, boolean active) {
        service.askStripe("POST", "/v1/" + path, "active=" + active);
    }

    private void refuse(Refused row) {
        service.stripe().refuseCall(Shopper.CREATE, 400, row.code(), row.param(), "Refused.");
    }

    private WebRequest wish(Refused row, JsonNode quote) {
        WebRequest guest = Shopper.wish(quote, EMAIL, SUCCESS, CANCEL);
        return row.isOfTheCustomer()
                ? guest.bearer(TestToken.of("ann-" + row.hashCode(), service.clock().instant()))
                : guest;
    }
}
