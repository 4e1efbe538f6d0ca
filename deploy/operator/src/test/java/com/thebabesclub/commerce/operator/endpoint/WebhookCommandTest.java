package com.thebabesclub.commerce.operator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.WebhookEndpoint;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import com.stripe.param.WebhookEndpointUpdateParams;
import com.thebabesclub.commerce.event.HandledEventTypes;
import com.thebabesclub.commerce.operator.Main;
import com.thebabesclub.commerce.stripe.StripeEventClient;
import com.thebabesclub.commerce.sync.Typed;
import com.thebabesclub.commerce.sync.Typed.Ran;
import com.thebabesclub.commerce.sync.reconciliation.Shop;
import com.thebabesclub.commerce.testing.LogLines;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class WebhookCommandTest {

    private static final String URL = "https://api.thebabesclub.com/stripe/webhook";
    private static final Pattern SECRET = Pattern.compile("whsec_\\w+");

    private final Shop shop = Shop.at("2026-11-26T12:00:00Z");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void theSecretOfANewEndpointIsPrintedOnceAndNeverLogged() throws StripeException {
        try (LogLines log = LogLines.captured()) {
            Ran first = ensure("--url", URL);
            Ran second = ensure("--url", URL);

            assertThat(first.exit()).as(first.err()).isZero();
            Matcher secret = SECRET.matcher(first.out());
            assertThat(secret.results()).hasSize(1);
            assertThat(second.exit()).isZero();
            assertThat(second.out().strip()).isEqualTo("The endpoint is as it should be.");
            assertThat(first.err() + log.all()).doesNotContainPattern(SECRET);
        }
        WebhookEndpoint made = endpoints().getFirst();
        assertThat(made.getUrl()).isEqualTo(URL);
        assertThat(made.getApiVersion()).isEqualTo(StripeEventClient.API_VERSION);
        assertThat(made.getEnabledEvents())
                .containsAll(HandledEventTypes.settling())
                .contains("payment_intent.payment_failed");
    }

    @Test
    void aDryRunSaysWhatWouldBeDone() throws StripeException {
        Ran ran = ensure("--url", URL, "--dry-run");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).startsWith("+ endpoint (new)  " + URL).contains("Nothing was done.");
        assertThat(endpoints()).isEmpty();
    }

    @Test
    void whatIsWrongIsCorrected() throws StripeException {
        ensure("--url", URL);
        WebhookEndpoint made = endpoints().getFirst();
        shop.client()
                .v1()
                .webhookEndpoints()
                .update(
                        made.getId(),
                        WebhookEndpointUpdateParams.builder()
                                .setDisabled(true)
                                .addEnabledEvent(
                                        WebhookEndpointUpdateParams.EnabledEvent.REFUND__CREATED)
                                .build());

        assertThat(ensure("--url", URL, "--dry-run", "--json").out())
                .isEqualToIgnoringNewLines(
                        """
                        {"dryRun":true,"corrects":"%s","retires":[],"left":[]}"""
                                .formatted(made.getId()));

        Ran ran = ensure("--url", URL);

        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .startsWith("~ endpoint " + made.getId())
                .contains("checkout.session.completed")
                .contains("enabled")
                .doesNotContainPattern(SECRET);
        assertThat(endpoints().getFirst().getStatus()).isEqualTo("enabled");
        assertThat(endpoints().getFirst().getEnabledEvents())
                .containsAll(HandledEventTypes.settling());
    }

    @Test
    void anEndpointOfAnotherVersionGoesOnUntilTheNewSecretIsInPlace() throws StripeException {
        WebhookEndpoint old =
                shop.client()
                        .v1()
                        .webhookEndpoints()
                        .create(
                                WebhookEndpointCreateParams.builder()
                                        .setUrl(URL)
                                        .addEnabledEvent(EnabledEvent.ALL)
                                        .putExtraParam("api_version", "2024-06-20")
                                        .build());

        Ran first = ensure("--url", URL, "--retire-others");
        assertThat(first.exit()).isEqualTo(1);
        assertThat(first.out()).containsPattern(SECRET).contains("in API version 2024-06-20");
        assertThat(endpoints()).allMatch(known -> known.getStatus().equals("enabled"));

        assertThat(ensure("--url", URL, "--retire-others", "--dry-run", "--json").out())
                .isEqualToIgnoringNewLines(
                        """
                        {"dryRun":true,"retires":["%s"],"left":[]}"""
                                .formatted(old.getId()));
        assertThat(ensure("--url", URL, "--dry-run", "--json").out())
                .isEqualToIgnoringNewLines(
                        """
                        {"dryRun":true,"retires":[],"left":["%s"]}"""
                                .formatted(old.getId()));

        Ran second = ensure("--url", URL, "--retire-others");
        assertThat(second.exit()).isZero();
        assertThat(second.out()).contains("disabled");
        assertThat(endpoints().stream().filter(known -> known.getStatus().equals("enabled")))
                .singleElement()
                .extracting(WebhookEndpoint::getApiVersion)
                .isEqualTo(StripeEventClient.API_VERSION);
        assertThat(ensure("--url", URL).exit()).isZero();
    }

    @Test
    void beforeACutOverItIsThereAndSendsNothing() throws StripeException {
        Ran made = ensure("--url", URL, "--disabled");
        assertThat(made.exit()).isZero();
        assertThat(made.out()).containsPattern(SECRET);
        assertThat(endpoints().getFirst().getStatus()).isEqualTo("disabled");
        assertThat(ensure("--url", URL, "--disabled").out()).contains("as it should be");

        assertThat(ensure("--url", URL).out()).contains("enabled");
        assertThat(endpoints().getFirst().getStatus()).isEqualTo("enabled");
    }

    @Test
    void aCallThatFailsAfterwardsDoesNotSwallowTheSecret() {
        shop.stripe().failCalls("POST /v1/webhook_endpoints/{id}", CallFault.REFUSED, 3);

        Ran ran = ensure("--url", URL, "--disabled");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).containsPattern(SECRET);
        assertThat(ran.err()).startsWith("Stripe is not available for webhookEndpoints.update");
        assertThat(ensure("--url", URL, "--disabled").out()).contains("disabled");
    }

    @Test
    void forMachinesTheSecretIsAField() throws StripeException {
        assertThat(SECRET.matcher(ensure("--url", URL, "--json").out()).replaceAll("whsec_1"))
                .isEqualToIgnoringNewLines(
                        """
                        {"dryRun":false,"makes":"%s",\
                        "made":{"id":"%s","secret":"whsec_1"},"retires":[],"left":[]}"""
                                .formatted(URL, endpoints().getFirst().getId()));
    }

    @Test
    void theAddressMustBeSaidAndBeOne() {
        assertThat(ensure().err()).startsWith("Say the address of the webhook with --url");
        assertThat(ensure("--url", "nonsense").err()).startsWith("--url should be an address");
        assertThat(ensure("--url", "nonsense").exit()).isEqualTo(2);
        assertThat(
                        Typed.in(Main.PROGRAM, shop)
                                .set("WEBHOOK_URL", URL)
                                .run("webhook", "ensure")
                                .exit())
                .isZero();
    }

    private Ran ensure(String... options) {
        return Typed.in(Main.PROGRAM, shop).run(joined(options));
    }

    private static String[] joined(String... options) {
        String[] arguments = new String[2 + options.length];
        arguments[0] = "webhook";
        arguments[1] = "ensure";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return arguments;
    }

    private List<WebhookEndpoint> endpoints() throws StripeException {
        return shop.client().v1().webhookEndpoints().list().getData();
    }
}
