package com.thebabesclub.commerce.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.PostPaymentObservation;
import com.thebabesclub.commerce.domain.order.PostPaymentObservation.Payment;
import com.thebabesclub.commerce.domain.order.PresentmentAmount;
import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.RefundAmount;
import com.thebabesclub.commerce.domain.order.RefundStatus;
import com.thebabesclub.commerce.domain.order.ShippingAddress;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Payloads as different versions of the API write them. */
class StripeEventTest {

    private static final String TORONTO =
            """
            {"name":"Ann","address":{"line1":"123 Main St","city":"Toronto","country":"CA"}}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"collected_information\":{\"shipping_details\":%s}",
                "\"shipping_details\":%s",
                "\"shipping\":%s",
                "\"collected_information\":{\"shipping_details\":null},\"shipping_details\":%s",
            })
    @Case(
            id = "T-VER-3",
            sentence =
                    "The shipping address is found where Stripe keeps it today and where it kept it before.")
    void theAddressIsFoundWhereEachVersionKeepsIt(String where) {
        assertThat(session(where.formatted(TORONTO)).details().shipping())
                .contains(
                        new ShippingAddress(
                                Optional.of("Ann"),
                                Optional.of("123 Main St"),
                                Optional.empty(),
                                Optional.of("Toronto"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("CA")));
    }

    @Test
    @Case(
            id = "T-CUR-3",
            sentence =
                    "Where Stripe converts, the order keeps the shop's currency and stores what was shown.")
    void whatTheCustomerSawIsKeptBesideTheShopsCurrency() {
        PaymentFacts facts =
                session(
                        "\"currency\":\"usd\",\"amount_total\":6000,\"presentment_details\":"
                                + "{\"presentment_amount\":5600,\"presentment_currency\":\"eur\"}");

        assertThat(facts.details().amounts().currency()).contains("usd");
        assertThat(facts.details().amounts().total()).contains(6000L);
        assertThat(facts.details().amounts().presentment())
                .contains(new PresentmentAmount(5600, "eur"));
    }

    @Test
    @Case(
            id = "T-VER-2",
            sentence = "A word that we do not know counts as unpaid, and does not crash.")
    void wordsThatWeDoNotKnowAreUnpaidAndPending() {
        assertThat(session("\"status\":\"complete\",\"payment_status\":\"on_the_moon\"").stage())
                .hasToString("UNPAID");
        assertThat(
                        observation(
                                "{\"object\":\"refund\",\"id\":\"re_1\",\"status\":\"on_the_moon\"}"))
                .isInstanceOfSatisfying(
                        PostPaymentObservation.Refunded.class,
                        told -> assertThat(told.refund().status()).isEqualTo(RefundStatus.PENDING));
    }

    @Test
    void aRefundNamesItsPaymentByIdOrWhole() {
        Refund refund =
                new Refund(
                        "re_1",
                        RefundAmount.of(100, "usd"),
                        RefundStatus.SUCCEEDED,
                        Instant.ofEpochSecond(7),
                        Optional.of("duplicate"));
        String told =
                """
                {"object":"refund","id":"re_1","amount":100,"currency":"usd","status":"succeeded",\
                "created":7,"reason":"duplicate",%s}""";

        assertThat(observation(told.formatted("\"payment_intent\":\"pi_1\",\"charge\":\"ch_1\"")))
                .isEqualTo(
                        new PostPaymentObservation.Refunded(
                                new Payment(Optional.of("pi_1"), Optional.of("ch_1")), refund));
        assertThat(
                        observation(
                                        told.formatted(
                                                "\"charge\":{\"id\":\"ch_1\","
                                                        + "\"payment_intent\":{\"id\":\"pi_1\"}}"))
                                .payment())
                .isEqualTo(new Payment(Optional.of("pi_1"), Optional.of("ch_1")));
        assertThat(
                        observation(told.formatted("\"payment_intent\":null,\"charge\":\"ch_1\""))
                                .payment())
                .isEqualTo(new Payment(Optional.empty(), Optional.of("ch_1")));
    }

    @Test
    void aChargeIsAHintAndBringsTheRefundsThatOldVersionsPutInIt() {
        String embedded =
                """
                {"object":"charge","id":"ch_1","payment_intent":"pi_1","amount_refunded":100,\
                "refunds":{"data":[{"object":"refund","id":"re_1","amount":100,"currency":"usd",\
                "created":7,"status":"pending"}]}}""";
        Refund refund =
                new Refund(
                        "re_1",
                        RefundAmount.of(100, "usd"),
                        RefundStatus.PENDING,
                        Instant.ofEpochSecond(7),
                        Optional.empty());

        assertThat(observation(embedded))
                .isEqualTo(
                        new PostPaymentObservation.RefundedInAll(
                                new Payment(Optional.of("pi_1"), Optional.of("ch_1")),
                                Optional.of(100L),
                                List.of(refund)));
    }

    @Test
    void aDisputeTellsOnlyThatItIsThere() {
        assertThat(
                        observation(
                                """
                                {"object":"dispute","id":"du_1","charge":"ch_1",\
                                "payment_intent":"pi_1","status":"lost"}"""))
                .isEqualTo(
                        new PostPaymentObservation.Disputed(
                                new Payment(Optional.of("pi_1"), Optional.of("ch_1")), "du_1"));
        assertThat(event("charge.updated", "{\"object\":\"invoice\",\"id\":\"in_1\"}").payment())
                .isEmpty();
    }

    private static PaymentFacts session(String fields) {
        String object =
                "{\"object\":\"checkout.session\",\"id\":\"cs_1\",\"created\":5," + fields + "}";
        return event("checkout.session.completed", object)
                .session()
                .map(ObservedSession::facts)
                .orElseThrow();
    }

    private static PostPaymentObservation observation(String object) {
        return event("refund.created", object).payment().orElseThrow();
    }

    private static StripeEvent event(String type, String object) {
        String body =
                "{\"id\":\"evt_1\",\"type\":\"%s\",\"created\":9,\"data\":{\"object\":%s}}"
                        .formatted(type, object);
        return StripeEvent.parse(body.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
