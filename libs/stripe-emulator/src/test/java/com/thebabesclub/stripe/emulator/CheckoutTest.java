package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.Webhook;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.ShippingAddressCollection;
import com.stripe.param.checkout.SessionCreateParams.ShippingAddressCollection.AllowedCountry;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import com.thebabesclub.stripe.emulator.event.Event;
import com.thebabesclub.stripe.emulator.webhook.SignedDelivery;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class CheckoutTest {

    private static StripeEmulator stripe;
    private static StripeClient client;

    @BeforeAll
    static void start() {
        stripe = StripeEmulator.builder().apiKey(Shop.KEY).start();
        client = Shop.client(stripe);
    }

    @AfterAll
    static void stop() {
        stripe.close();
    }

    @Test
    void aNewSessionIsOpenUnpaidAndAddsUp() throws StripeException {
        Session session = Shop.session(client);

        assertThat(session.getId()).startsWith("cs_test_");
        assertThat(session.getStatus()).isEqualTo("open");
        assertThat(session.getPaymentStatus()).isEqualTo("unpaid");
        assertThat(session.getPaymentIntent()).isNull();
        assertThat(session.getAmountTotal()).isEqualTo(4499);
        assertThat(session.getUrl()).isEqualTo(stripe.baseUrl() + "/c/pay/" + session.getId());
        assertThat(session.getExpiresAt() - session.getCreated()).isEqualTo(86_400);
    }

    @Test
    void aPaidSessionHasItsPaymentIntentItsChargeAndThePayer() throws StripeException {
        Session session =
                client.v1()
                        .checkout()
                        .sessions()
                        .create(
                                Shop.cart()
                                        .setShippingAddressCollection(
                                                ShippingAddressCollection.builder()
                                                        .addAllowedCountry(AllowedCountry.US)
                                                        .build())
                                        .setPaymentIntentData(
                                                SessionCreateParams.PaymentIntentData.builder()
                                                        .putMetadata("order", "7")
                                                        .build())
                                        .build());

        stripe.pay(session.getId());

        Session paid =
                client.v1()
                        .checkout()
                        .sessions()
                        .retrieve(
                                session.getId(),
                                SessionRetrieveParams.builder()
                                        .addExpand(
                                                "payment_intent.latest_charge.balance_transaction")
                                        .addExpand("line_items.data.price.product")
                                        .build());
        assertThat(paid.getStatus()).isEqualTo("complete");
        assertThat(paid.getPaymentStatus()).isEqualTo("paid");
        assertThat(paid.getUrl()).isNull();
        assertThat(paid.getCustomerDetails().getEmail()).isEqualTo("payer@example.com");
        assertThat(paid.getCollectedInformation().getShippingDetails().getAddress().getCountry())
                .isEqualTo("US");
        PaymentIntent intent = paid.getPaymentIntentObject();
        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(intent.getMetadata()).containsEntry("order", "7");
        Charge charge = intent.getLatestChargeObject();
        assertThat(charge.getAmount()).isEqualTo(4499);
        assertThat(charge.getBalanceTransactionObject().getNet()).isEqualTo(4499 - 160);
        assertThat(paid.getLineItems().getData())
                .extracting(item -> item.getPrice().getProductObject().getName())
                .containsExactly("Shirt", "Mug");
        assertThat(paid.getLineItems().getData().getFirst().getMetadata())
                .containsEntry("sku", "SHIRT");
    }

    @Test
    void aPaymentIsToldInSeveralEventsThatTheOfficialVerifierAccepts() throws Exception {
        Session session = Shop.session(client);
        stripe.pay(session.getId());

        List<Event> events = stripe.events();
        assertThat(events.subList(events.size() - 4, events.size()))
                .extracting(Event::type)
                .containsExactly(
                        "payment_intent.created",
                        "charge.succeeded",
                        "payment_intent.succeeded",
                        "checkout.session.completed");
        SignedDelivery delivery = stripe.signed(events.getLast().id(), Shop.SECRET);
        Session told =
                (Session)
                        Webhook.constructEvent(delivery.text(), delivery.header(), Shop.SECRET)
                                .getDataObjectDeserializer()
                                .getObject()
                                .orElseThrow();
        assertThat(told.getId()).isEqualTo(session.getId());
        assertThat(told.getPaymentStatus()).isEqualTo("paid");
    }

    @Test
    void anOpenSessionExpiresByTheAccountsClock() throws StripeException {
        Session session = Shop.session(client);

        stripe.moveClock(Duration.ofHours(25));

        assertThat(client.v1().checkout().sessions().retrieve(session.getId()).getStatus())
                .isEqualTo("expired");
        assertThat(stripe.lastEvent("checkout.session.expired").snapshot().id())
                .isEqualTo(session.getId());
    }

    @Test
    void onlyAnOpenSessionCanBeExpired() throws StripeException {
        Session session = Shop.session(client);
        client.v1().checkout().sessions().expire(session.getId());

        assertThatThrownBy(() -> client.v1().checkout().sessions().expire(session.getId()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Only Checkout Sessions with a status in [\"open\"]");
    }

    @Test
    void aListIsNewestFirstAndFiltersByPaymentIntent() throws StripeException {
        Session older = Shop.session(client);
        Session newer = Shop.session(client);
        stripe.pay(older.getId());

        assertThat(
                        client.v1()
                                .checkout()
                                .sessions()
                                .list(SessionListParams.builder().setLimit(2L).build())
                                .getData())
                .extracting(Session::getId)
                .containsExactly(newer.getId(), older.getId());
        String intent =
                client.v1().checkout().sessions().retrieve(older.getId()).getPaymentIntent();
        assertThat(
                        client.v1()
                                .checkout()
                                .sessions()
                                .list(SessionListParams.builder().setPaymentIntent(intent).build())
                                .getData())
                .extracting(Session::getId)
                .containsExactly(older.getId());
    }
}
