package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.ShippingAddressCollection;
import com.stripe.param.checkout.SessionCreateParams.ShippingAddressCollection.AllowedCountry;
import com.thebabesclub.stripe.emulator.Emulated.Raw;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class PaymentPageTest {

    private static final String PAYER = "&email=ada@example.com&name=Ada+Lovelace";

    @RegisterExtension private final Emulated emulated = new Emulated();

    @Test
    void thePageShowsWhatIsBoughtAndLoadsNothingFromElsewhere() throws Exception {
        Raw page = emulated.get(path(Shop.session(emulated.client())));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(page.body())
                .contains("<html lang=\"en\">", "TEST MODE", "Shirt", "Mug", "Pay $44.99")
                .contains("<label for=\"email\">", "https://shop.example/cart")
                .doesNotContain("<script", "src=");
    }

    @Test
    void payingSendsThePayerBackToTheShop() throws Exception {
        Session session = Shop.session(emulated.client());

        Raw paid = emulated.post(path(session), "action=pay&outcome=succeeds" + PAYER);

        assertThat(paid.status()).isEqualTo(303);
        assertThat(paid.header("Location"))
                .isEqualTo("https://shop.example/thanks?session=" + session.getId());
        assertThat(read(session).getPaymentStatus()).isEqualTo("paid");
        assertThat(read(session).getCustomerDetails().getEmail()).isEqualTo("ada@example.com");
        assertThat(emulated.get(path(session)).body()).contains("all done here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"declined", "insufficient_funds"})
    void aDeclineIsToldOnThePageAndThePayerMayTryAgain(String outcome) throws Exception {
        Session session = Shop.session(emulated.client());

        Raw declined = emulated.post(path(session), "outcome=" + outcome + PAYER);

        assertThat(declined.body())
                .contains("role=\"alert\"")
                .contains(outcome.equals("declined") ? "was declined" : "insufficient funds");
        assertThat(emulated.post(path(session), "outcome=succeeds" + PAYER).status())
                .isEqualTo(303);
    }

    @Test
    void threeDSecureAsksOnAPageOfItsOwn() throws Exception {
        Session session = Shop.session(emulated.client());

        Raw sent = emulated.post(path(session), "outcome=challenged" + PAYER);
        assertThat(sent.header("Location")).isEqualTo(path(session));
        assertThat(emulated.get(path(session)).body()).contains("Complete authentication");
        assertThat(emulated.post(path(session), "action=fail").body())
                .contains("failed authentication");

        emulated.post(path(session), "outcome=challenged" + PAYER);
        assertThat(emulated.post(path(session), "action=authenticate").status()).isEqualTo(303);
        assertThat(read(session).getPaymentStatus()).isEqualTo("paid");
    }

    @Test
    void aDebitOnThePageSettlesThreeDaysLater() throws Exception {
        Session session = Shop.session(emulated.client());

        emulated.post(path(session), "outcome=delayed_fails" + PAYER);
        assertThat(read(session).getStatus()).isEqualTo("complete");
        emulated.stripe().moveClock(Duration.ofDays(3));

        assertThat(emulated.stripe().events("checkout.session.async_payment_failed")).hasSize(1);
    }

    @Test
    void theAddressIsAskedForWhereGoodsAreShipped() throws Exception {
        Session session =
                emulated.client()
                        .v1()
                        .checkout()
                        .sessions()
                        .create(
                                Shop.cart()
                                        .setShippingAddressCollection(
                                                ShippingAddressCollection.builder()
                                                        .addAllowedCountry(AllowedCountry.US)
                                                        .addAllowedCountry(AllowedCountry.CA)
                                                        .build())
                                        .build());
        assertThat(emulated.get(path(session)).body())
                .contains("<option value=\"CA\">Canada</option>");
        assertThat(emulated.post(path(session), "outcome=succeeds" + PAYER).body())
                .contains("Enter your address.");

        emulated.post(
                path(session),
                "line1=1+Yonge+St&city=Toronto&postal_code=M5E&country=CA&line2=&state=ON" + PAYER);
        var address = read(session).getCollectedInformation().getShippingDetails().getAddress();
        assertThat(address.getCountry()).isEqualTo("CA");
        assertThat(address.getLine2()).isNull();
    }

    @Test
    void aWrongPromotionCodeIsToldAndNothingIsCharged() throws Exception {
        Session session =
                emulated.client()
                        .v1()
                        .checkout()
                        .sessions()
                        .create(Shop.cart().setAllowPromotionCodes(true).build());

        Raw page = emulated.post(path(session), "promotion_code=NOPE" + PAYER);

        assertThat(page.body()).contains("This code is invalid.");
        assertThat(read(session).getPaymentIntent()).isNull();
    }

    @Test
    void whatShopsAndPayersWriteIsNeverMarkup() throws Exception {
        String script = "<script>alert(\"1\")</script>";
        Session session =
                emulated.client()
                        .v1()
                        .checkout()
                        .sessions()
                        .create(
                                SessionCreateParams.builder()
                                        .setMode(SessionCreateParams.Mode.PAYMENT)
                                        .setSuccessUrl("https://shop.example")
                                        .addLineItem(Shop.line(script, 1000, 1))
                                        .setCustomerEmail("a&quot@example.com")
                                        .build());

        assertThat(emulated.get(path(session)).body())
                .contains("&lt;script&gt;alert(&quot;1&quot;)", "a&amp;quot@example.com")
                .doesNotContain(script);
    }

    @Test
    void anExpiredAndAnUnknownSessionSaySo() throws Exception {
        Session session = Shop.session(emulated.client());
        emulated.stripe().moveClock(Duration.ofDays(1));

        assertThat(emulated.get(path(session)).body()).contains("timed out");
        assertThat(emulated.post(path(session), PAYER).body()).contains("timed out");
        assertThat(emulated.get("/c/pay/cs_test_none").status()).isEqualTo(404);
    }

    private Session read(Session session) throws StripeException {
        return emulated.client().v1().checkout().sessions().retrieve(session.getId());
    }

    private static String path(Session session) {
        return "/c/pay/" + session.getId();
    }
}
