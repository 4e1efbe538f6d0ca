package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.thebabesclub.stripe.emulator.Emulated.Raw;
import com.thebabesclub.stripe.emulator.api.ApiKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.Base64;

class KeysTest {

    private static final String RESTRICTED = "rk_test_restricted_1234";

    @RegisterExtension
    private final Emulated emulated =
            new Emulated(
                    builder ->
                            builder.apiKey(ApiKey.parse(RESTRICTED + ":customers=read"))
                                    .requestsPerSecond(3));

    @Test
    void withoutAKeyTheAnswerIs401AndSaysHow() throws Exception {
        Raw answer = emulated.get("/v1/customers", "Authorization", "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"Stripe\"");
        assertThat(answer.error().path("message").asText())
                .startsWith("You did not provide an API key.");
    }

    @Test
    void aWrongKeyIs401AndNotRepeatedInFull() {
        assertThatThrownBy(
                        () ->
                                Shop.client(emulated.stripe(), "sk_test_wrong_key_6789")
                                        .v1()
                                        .customers()
                                        .list())
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("Invalid API Key provided: sk_test_**********6789");
    }

    @Test
    void basicAuthenticationWorksToo() throws Exception {
        String basic = Base64.getEncoder().encodeToString((Shop.KEY + ":").getBytes(UTF_8));

        assertThat(emulated.get("/v1/customers", "Authorization", "Basic " + basic).status())
                .isEqualTo(200);
    }

    @Test
    void aRestrictedKeyDoesWhatItIsGranted() throws Exception {
        var client = Shop.client(emulated.stripe(), RESTRICTED);

        assertThat(client.v1().customers().list().getData()).isEmpty();
        assertThatThrownBy(() -> client.v1().events().list())
                .isInstanceOf(PermissionException.class)
                .hasMessageContaining("does not have the required permissions");
        assertThatThrownBy(() -> client.v1().customers().create())
                .isInstanceOf(PermissionException.class);
    }

    @Test
    void eachEndpointHasItsOwnRate() throws Exception {
        var client = emulated.client();
        for (int i = 0; i < 3; i++) {
            client.v1().customers().list();
        }

        assertThatThrownBy(() -> client.v1().customers().list())
                .isInstanceOf(RateLimitException.class);
        assertThat(client.v1().events().list().getData()).isEmpty();
        emulated.stripe().moveClock(Duration.ofSeconds(1));
        assertThat(client.v1().customers().list().getData()).isEmpty();
    }
}
