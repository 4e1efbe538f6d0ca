package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.net.Webhook;
import com.stripe.param.checkout.SessionCreateParams.ShippingAddressCollection;
import com.stripe.param.checkout.SessionCreateParams.ShippingAddressCollection.AllowedCountry;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.webhook.SignedDelivery;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VersionsTest {

    private static final ApiVersion OLD = new ApiVersion("2020-08-27");
    private static final ApiVersion ACACIA = new ApiVersion("2024-09-30.acacia");
    private static final ApiVersion BASIL = new ApiVersion("2025-03-31.basil");

    @RegisterExtension private final Emulated emulated = new Emulated();

    @BeforeEach
    void payAndRefund() throws Exception {
        String session =
                emulated.client()
                        .v1()
                        .checkout()
                        .sessions()
                        .create(
                                Shop.cart()
                                        .setShippingAddressCollection(
                                                ShippingAddressCollection.builder()
                                                        .addAllowedCountry(AllowedCountry.US)
                                                        .build())
                                        .build())
                        .getId();
        String intent = emulated.stripe().pay(session).path("payment_intent").asText();
        emulated.stripe().refund(intent, 100);
    }

    @Test
    void theShippingAddressMovesFromVersionToVersion() throws Exception {
        String completed = "checkout.session.completed";

        assertThat(object(completed, OLD).at("/shipping/address/country").asText()).isEqualTo("US");
        assertThat(object(completed, OLD).has("shipping_details")).isFalse();
        assertThat(object(completed, ACACIA).at("/shipping_details/address/country").asText())
                .isEqualTo("US");
        assertThat(object(completed, ACACIA).has("collected_information")).isFalse();
        for (ApiVersion version : new ApiVersion[] {BASIL, ApiVersion.LATEST}) {
            JsonNode session = object(completed, version);
            assertThat(
                            session.at("/collected_information/shipping_details/address/country")
                                    .asText())
                    .isEqualTo("US");
            assertThat(session.has("shipping_details")).isFalse();
        }
    }

    @Test
    void refundsLeftTheChargeAndChargesThePaymentIntent() throws Exception {
        assertThat(object("charge.refunded", OLD).at("/refunds/data/0/amount").asLong())
                .isEqualTo(100);
        assertThat(object("charge.refunded", ACACIA).has("refunds")).isFalse();
        assertThat(object("charge.refunded", ApiVersion.LATEST).has("refunds")).isFalse();

        assertThat(
                        object("payment_intent.succeeded", OLD)
                                .at("/charges/data/0/amount_refunded")
                                .asLong(-1))
                .as("the charge as it was when the payment succeeded")
                .isZero();
        assertThat(object("payment_intent.succeeded", ApiVersion.LATEST).has("charges")).isFalse();
    }

    @Test
    void anUpdateTellsWhatWasBefore() throws Exception {
        JsonNode before = event("charge.refunded", ApiVersion.LATEST).at("/data");

        assertThat(before.at("/previous_attributes/amount_refunded").asLong()).isZero();
        assertThat(before.at("/object/amount_refunded").asLong()).isEqualTo(100);
        assertThat(before.path("previous_attributes").has("id")).isFalse();
    }

    @Test
    void severalSecretsGiveOneHeaderThatEachOfThemVerifies() throws Exception {
        String id = emulated.stripe().lastEvent("charge.refunded").id();
        SignedDelivery rolled = emulated.stripe().signed(id, "whsec_new", "whsec_old");

        for (String secret : new String[] {"whsec_new", "whsec_old"}) {
            assertThat(Webhook.Signature.verifyHeader(rolled.text(), rolled.header(), secret, 0))
                    .isTrue();
        }
        assertThatThrownBy(
                        () ->
                                Webhook.Signature.verifyHeader(
                                        rolled.text(), rolled.header(), "whsec_other", 0))
                .hasMessageContaining("No signatures found");
    }

    @Test
    void theSameObjectsAreReadInTheVersionOfTheRequest() throws Exception {
        String path = "/v1/checkout/sessions?limit=1";

        JsonNode old = emulated.get(path, "Stripe-Version", "2022-11-15").json();
        assertThat(old.at("/data/0/shipping_details/name").asText()).isEqualTo("Jenny Rosen");
        assertThat(emulated.get(path).json().at("/data/0/ui_mode").asText())
                .isEqualTo("hosted_page");
        assertThat(old.at("/data/0/ui_mode").asText()).isEqualTo("hosted");
    }

    private JsonNode object(String type, ApiVersion version) throws Exception {
        return event(type, version).at("/data/object");
    }

    private JsonNode event(String type, ApiVersion version) throws Exception {
        String id = emulated.stripe().lastEvent(type).id();
        return Json.parse(emulated.stripe().signed(id, version, Shop.SECRET).body());
    }
}
