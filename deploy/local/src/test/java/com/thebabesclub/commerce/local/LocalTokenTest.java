package com.thebabesclub.commerce.local;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;

class LocalTokenTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

    @Test
    void aTokenNamesTheUserAndIsGoodForHalfADay() {
        String token = new LocalToken("u-1", Optional.empty(), false).signed(CLOCK);

        assertThat(part(token, 0)).isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        assertThat(part(token, 1))
                .isEqualTo("{\"sub\":\"u-1\",\"iat\":1700000000,\"exp\":1700043200}");
    }

    @Test
    void anEmailIsVerifiedAndAnAdminHasTheRole() {
        String token = new LocalToken("u-1", Optional.of("a@example.com"), true).signed(CLOCK);

        assertThat(part(token, 1))
                .contains("\"email\":\"a@example.com\",\"email_verified\":true")
                .contains("\"roles\":[\"ADMIN\"]");
    }

    private static String part(String token, int index) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), UTF_8);
    }
}
