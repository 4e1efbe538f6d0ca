package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An optional text that is empty or blank counts as left out. */
@Case(
        id = "L3",
        sentence =
                "An e-mail that Stripe takes for none (`ann@gmail`, `ann@com`), typed or "
                        + "in the token, does not keep anybody from paying: it is left out, once. "
                        + "An optional text that is empty or blank counts as left out, on every "
                        + "route.")
class BlankInputTest extends DashboardTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "       ", "                                             "})
    void ofAProfileNothingIsKept(String blank) {
        String ann = "ann-" + blank.length();
        int version = 0;
        for (Door door : doors()) {
            String body =
                    """
                    {"version": %2$d, "displayName": "%1$s", "email": "%1$s", "phone": "%1$s",
                     "shippingAddress": {"name": "%1$s", "line1": "1 Main St", "line2": "%1$s",
                       "city": "Toronto", "state": "%1$s", "postalCode": "%1$s", "country": "CA"}}
                    """
                            .formatted(blank, version++);
            WebAnswer saved =
                    door.ask(
                            WebRequest.put("/dashboard/profile", body)
                                    .bearer(dashboard().token(ann)));
            assertThat(saved.status()).as(saved.body()).isEqualTo(200);
            assertThat(saved.body())
                    .contains(
                            "\"displayName\":null,\"email\":null,\"phone\":null",
                            """
                            {"name":null,"line1":"1 Main St","line2":null,"city":"Toronto",\
                            "state":null,"postalCode":null,"country":"CA"}""");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void ofAnImportNothingIsKept(String blank) {
        String line =
                """
                {"userId": "bea", "contract": "c", "tokenId": "1", "name": "%1$s", "imageUrl": "%1$s", "acquiredAt": "%1$s"}
                """
                        .formatted(blank);
        for (Door door : doors()) {
            WebAnswer answer =
                    door.ask(
                            WebRequest.post("/admin/nfts", line)
                                    .header("Content-Type", "application/x-ndjson")
                                    .bearer(dashboard().admin()));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(
                            door.ask(
                                            WebRequest.get("/dashboard/nfts")
                                                    .bearer(dashboard().token("bea")))
                                    .body())
                    .contains("\"name\":null,\"imageUrl\":null,\"acquiredAt\":null");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dashboard/orders?from=&to=%20&cursor=",
                "/dashboard/orders?cursor=%20%20",
                "/dashboard/nfts?cursor=",
                "/dashboard/export?cursor=%20",
                "/admin/events?state=&cursor=%20",
                "/admin/sync?cursor=",
                "/admin/orders?number=%20&session=cs_nobody&payment="
            })
    void ofAQueryNothingIsAskedFor(String target) {
        for (Door door : doors()) {
            WebAnswer answer = door.ask(WebRequest.get(target).bearer(dashboard().admin()));
            assertThat(answer.status()).as(answer.body()).isIn(200, 404);
            assertThat(answer.body()).doesNotContain("invalid_request");
        }
    }
}
