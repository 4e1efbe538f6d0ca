package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.LineItem;
import com.stripe.model.StripeCollection;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionLineItemListParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class PagingTest {

    @RegisterExtension private final Emulated emulated = new Emulated();

    @Test
    void pagesRunNewestFirstAndNewSessionsDisturbNothing() throws StripeException {
        List<String> ids = sessions(25);

        List<String> seen = new ArrayList<>();
        for (Session session :
                list(SessionListParams.builder().setLimit(10L)).autoPagingIterable()) {
            if (seen.size() % 10 == 3) {
                Shop.session(emulated.client());
            }
            seen.add(session.getId());
        }

        assertThat(seen).isEqualTo(ids.reversed());
    }

    @Test
    void aCursorBackwardsGivesThePageBeforeInTheSameOrder() throws StripeException {
        List<String> newestFirst = sessions(8).reversed();

        StripeCollection<Session> page =
                list(SessionListParams.builder().setLimit(3L).setEndingBefore(newestFirst.get(5)));

        assertThat(page.getData()).extracting(Session::getId).isEqualTo(newestFirst.subList(2, 5));
        assertThat(page.getHasMore()).isTrue();
    }

    @Test
    void bothCursorsAtOnceAreAnError() throws Exception {
        List<String> ids = sessions(2);

        JsonNode error =
                emulated.get(
                                "/v1/checkout/sessions?starting_after=%s&ending_before=%s"
                                        .formatted(ids.get(0), ids.get(1)))
                        .error();
        assertThat(error.path("message").asText())
                .isEqualTo(
                        "You may only specify one of these parameters: ending_before,"
                                + " starting_after.");
    }

    @Test
    void aPageHasTenUnlessToldAndAHundredAtMost() throws Exception {
        sessions(12);

        assertThat(list(SessionListParams.builder()).getData()).hasSize(10);
        assertThat(emulated.get("/v1/checkout/sessions?limit=100").json().path("data")).hasSize(12);
        assertThat(emulated.get("/v1/checkout/sessions?limit=101").status()).isEqualTo(400);
        assertThat(emulated.get("/v1/checkout/sessions?limit=0").status()).isEqualTo(400);
    }

    @Test
    void createdBoundsAreInclusiveOrExclusiveAsNamed() throws Exception {
        long start = Emulated.START.getEpochSecond();
        for (int i = 0; i < 4; i++) {
            Shop.session(emulated.client());
            emulated.stripe().moveClock(Duration.ofSeconds(10));
        }

        assertThat(count("created[gte]=" + (start + 10))).isEqualTo(3);
        assertThat(count("created[gt]=" + (start + 10))).isEqualTo(2);
        assertThat(count("created[lte]=" + (start + 10))).isEqualTo(2);
        assertThat(count("created[lt]=" + (start + 10))).isEqualTo(1);
        assertThat(count("created=" + (start + 20))).isEqualTo(1);
        assertThat(count("created[gte]=%d&created[lt]=%d".formatted(start + 10, start + 30)))
                .isEqualTo(2);
    }

    @Test
    void filtersCombine() throws Exception {
        List<String> ids = sessions(3);
        emulated.stripe().pay(ids.get(1));
        emulated.client().v1().checkout().sessions().expire(ids.get(2));

        assertThat(count("status=open")).isEqualTo(1);
        assertThat(count("status=complete")).isEqualTo(1);
        assertThat(count("status=expired")).isEqualTo(1);
        assertThat(count("customer_details[email]=payer@example.com")).isEqualTo(1);
        assertThat(count("status=open&customer_details[email]=payer@example.com")).isZero();
        assertThat(count("payment_intent=pi_none")).isZero();
        assertThat(count("subscription=sub_1")).isZero();
    }

    @Test
    void embeddedLinesAreCutAtTenAndPagedBeyond() throws StripeException {
        SessionCreateParams.Builder cart = Shop.cart();
        for (int i = 0; i < 35; i++) {
            cart.addLineItem(Shop.line("Item " + i, 100 + i, 1));
        }
        Session session = emulated.client().v1().checkout().sessions().create(cart.build());

        Session expanded =
                emulated.client()
                        .v1()
                        .checkout()
                        .sessions()
                        .retrieve(
                                session.getId(),
                                SessionRetrieveParams.builder().addExpand("line_items").build());
        assertThat(expanded.getLineItems().getData()).hasSize(10);
        assertThat(expanded.getLineItems().getHasMore()).isTrue();

        List<String> names = new ArrayList<>();
        emulated.client()
                .v1()
                .checkout()
                .sessions()
                .lineItems()
                .list(session.getId(), SessionLineItemListParams.builder().setLimit(15L).build())
                .autoPagingIterable()
                .forEach((LineItem item) -> names.add(item.getDescription()));
        assertThat(names).hasSize(37).startsWith("Shirt", "Mug", "Item 0").endsWith("Item 34");
    }

    @Test
    void fourLevelsExpandAndTheFifthIsRefused() throws Exception {
        String id = sessions(1).getFirst();
        emulated.stripe().pay(id);

        JsonNode session =
                emulated.get(
                                "/v1/checkout/sessions?expand%5B%5D="
                                        + "data.payment_intent.latest_charge.balance_transaction")
                        .json()
                        .path("data")
                        .path(0);
        assertThat(
                        session.path("payment_intent")
                                .path("latest_charge")
                                .path("balance_transaction")
                                .path("object")
                                .asText())
                .isEqualTo("balance_transaction");
        assertThat(
                        emulated.get(
                                        "/v1/checkout/sessions?expand%5B%5D=data.payment_intent"
                                                + ".latest_charge.balance_transaction.source")
                                .error()
                                .path("message")
                                .asText())
                .startsWith("You cannot expand more than 4 levels of a property.");
    }

    @Test
    void whatCannotBeExpandedIsNamed() throws Exception {
        sessions(1);

        assertThat(message("/v1/checkout/sessions?expand%5B%5D=data.status"))
                .isEqualTo("This property cannot be expanded (data.status).");
        assertThat(message("/v1/checkout/sessions?expand%5B%5D=customer"))
                .isEqualTo(
                        "This property cannot be expanded (customer). You may want to try expanding"
                                + " 'data.customer' instead.");
    }

    @Test
    void aCursorThatIsNoObjectIsAnError() {
        assertThatThrownBy(() -> list(SessionListParams.builder().setStartingAfter("cs_none")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("No such checkout.session: 'cs_none'");
    }

    private String message(String path) throws Exception {
        return emulated.get(path).error().path("message").asText();
    }

    private long count(String filter) throws Exception {
        String encoded = filter.replace("[", "%5B").replace("]", "%5D");
        return emulated.get("/v1/checkout/sessions?" + encoded).json().path("data").size();
    }

    private StripeCollection<Session> list(SessionListParams.Builder params)
            throws StripeException {
        return emulated.client().v1().checkout().sessions().list(params.build());
    }

    private List<String> sessions(int count) throws StripeException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(Shop.session(emulated.client()).getId());
        }
        return ids;
    }
}
