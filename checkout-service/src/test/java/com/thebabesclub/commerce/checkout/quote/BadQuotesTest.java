package com.thebabesclub.commerce.checkout.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.checkout.Catalogues;
import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Every request that is wrong, over the wire, and the table of them in docs/quotes.md. */
class BadQuotesTest {

    /**
     * A wrong request.
     *
     * @param sent what the table in the docs calls it
     * @param body sent in Latin-1: ÿ is a byte that UTF-8 never has
     * @param path of the first error, empty where the whole body is to blame
     */
    record Bad(String sent, String body, String type, int status, String code, String path) {

        static Bad line(String sent, String line, String code, String path) {
            return json(sent, "{\"items\": [" + line + "]}", code, path);
        }

        static Bad json(String sent, String body, String code, String path) {
            return new Bad(sent, body, "application/json", 400, code, path);
        }

        /** As a row of the table. */
        String row() {
            String where = path.isEmpty() ? "" : "`" + path + "`";
            return "| %s | %d | `%s` | %s |".formatted(sent, status, code, where);
        }

        @Override
        public String toString() {
            return sent;
        }
    }

    private static final String GOOD = "{\"sku\": \"N-RED\", \"quantity\": 1}";

    private static CheckoutServer service;
    private static HttpClient client;

    @BeforeAll
    static void start(@TempDir Path folder) {
        service =
                new CheckoutServer(
                        Catalogues.with(
                                folder,
                                "\"sku\": \"B-BED-BLU\",",
                                "\"sku\": \"B-BED-BLU\", \"active\": false,"));
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        service.close();
    }

    static Stream<Bad> all() {
        return Stream.of(
                Bad.line(
                        "a sku that the catalogue does not have",
                        sku("X-1", "1"),
                        "unknown_product",
                        "items[0].sku"),
                Bad.line(
                        "a product that is not sold now",
                        sku("B-BED-BLU", "1"),
                        "product_unavailable",
                        "items[0].sku"),
                Bad.line(
                        "a variant that the product does not have",
                        "{\"sku\": \"N-PRL\", \"quantity\": 1, \"variantId\": \"9M\"}",
                        "unknown_variant",
                        "items[0].variantId"),
                Bad.line(
                        "a product of which the size has to be said",
                        sku("B-CHN-SIL", "1"),
                        "variant_required",
                        "items[0].variantId"),
                Bad.line(
                        "60 and 40 of one product",
                        sku("N-RED", "60") + ", " + sku("n-red", "40"),
                        "quantity_limit",
                        "items[1].quantity"),
                Bad.line(
                        "6 and 5 where the limit is 10",
                        sku("B-PRL", "6") + ", " + sku("B-PRL", "5"),
                        "quantity_limit",
                        "items[1].quantity"),
                quantity("quantity 0", "0"),
                quantity("quantity −1", "-1"),
                quantity("quantity 1.5", "1.5"),
                quantity("quantity `\"2\"`", "\"2\""),
                quantity("quantity 1000000000", "1000000000"),
                quantity("quantity 1e400", "1e400"),
                quantity("quantity `null`", "null"),
                Bad.line(
                        "no quantity",
                        "{\"sku\": \"N-RED\"}",
                        "invalid_request",
                        "items[0].quantity"),
                Bad.line("no sku", "{\"quantity\": 1}", "invalid_request", "items[0].sku"),
                Bad.line("an empty sku", sku("", "1"), "invalid_request", "items[0].sku"),
                Bad.line("a line that is `null`", "null", "invalid_request", "items[0]"),
                Bad.json("no `items`", "{}", "invalid_request", "items"),
                Bad.json("`items` that are empty", "{\"items\": []}", "invalid_request", "items"),
                Bad.json(
                        "more than 50 lines",
                        "{\"items\": [" + String.join(",", Collections.nCopies(51, GOOD)) + "]}",
                        "invalid_request",
                        "items"),
                Bad.json(
                        "`website` filled in",
                        "{\"items\": [" + GOOD + "], \"website\": \"https://spam.example\"}",
                        "invalid_request",
                        "items"),
                Bad.json("a body that ends too early", "{\"items\": [", "invalid_json", ""),
                Bad.json("a list, a text or nothing", "[]", "invalid_json", ""),
                Bad.json("JSON nested thousands deep", "[".repeat(5_000), "invalid_json", ""),
                new Bad(
                        "bytes that are no UTF-8",
                        "{\"items\": [{\"sku\": \"N-\u00ff\", \"quantity\": 1}]}",
                        "application/json",
                        400,
                        "invalid_json",
                        ""),
                new Bad(
                        "33 KiB",
                        "{\"note\": \"" + "x".repeat(33 * 1024) + "\"}",
                        "application/json",
                        413,
                        "body_too_large",
                        ""),
                new Bad(
                        "another `Content-Type` than JSON",
                        "{\"items\": [" + GOOD + "]}",
                        "text/plain",
                        415,
                        "unsupported_media_type",
                        ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    @Case(
            id = "A11",
            sentence = "Quantities of 0, -1, 1.5, 2^31, 1e400; a hundred lines; duplicate skus.")
    @Case(
            id = "A25",
            sentence = "A body that is too large, too deep, of invalid UTF-8 or not JSON.")
    void isAProblemThatNamesTheFieldAndNothingIsReadOrWritten(Bad bad) throws Exception {
        service.table().tap().forgetCalls();
        HttpResponse<String> answer = client.send(request(bad), BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(bad.status());
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.path("code").asText()).as(answer.body()).isEqualTo(bad.code());
        assertThat(problem.path("errors").path(0).path("path").asText())
                .as(answer.body())
                .isEqualTo(bad.path());
        assertThat(service.table().tap().calls()).isEmpty();
    }

    @Test
    void theTableInTheDocsIsWhatWasTried() throws IOException {
        Path page = Path.of(System.getProperty("repository.root"), "docs", "quotes.md");
        List<String> rows =
                Files.readAllLines(page).stream()
                        .dropWhile(line -> !line.equals("## Bad input"))
                        .skip(1)
                        .takeWhile(line -> !line.startsWith("## "))
                        .filter(line -> line.startsWith("|"))
                        .skip(2)
                        .toList();
        assertThat(rows).containsExactlyElementsOf(all().map(Bad::row).toList());
    }

    private static HttpRequest request(Bad bad) {
        return HttpRequest.newBuilder(service.address().resolve("/cart/quote"))
                .header("Content-Type", bad.type())
                .POST(BodyPublishers.ofString(bad.body(), StandardCharsets.ISO_8859_1))
                .build();
    }

    private static Bad quantity(String sent, String quantity) {
        return Bad.line(sent, sku("N-RED", quantity), "invalid_request", "items[0].quantity");
    }

    private static String sku(String sku, String quantity) {
        return "{\"sku\": \"" + sku + "\", \"quantity\": " + quantity + "}";
    }
}
