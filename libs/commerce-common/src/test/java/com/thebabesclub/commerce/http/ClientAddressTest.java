package com.thebabesclub.commerce.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;

class ClientAddressTest {

    @Test
    @Case(id = "A28", sentence = "IPv6 addresses of one /64.")
    void allAddressesOfAHouseholdShareOneLimit() {
        assertThat(key("2001:db8:0:1:aaaa::1"))
                .isEqualTo("2001:0db8:0000:0001::/64")
                .isEqualTo(key("2001:db8:0:1:ffff:2:3:4"))
                .isNotEqualTo(key("2001:db8:0:2::1"));
        assertThat(key("203.0.113.7"))
                .isEqualTo("203.0.113.7")
                .isEqualTo(key("::ffff:203.0.113.7"));
    }

    @Test
    @Case(id = "A27", sentence = "X-Forwarded-For of the caller's invention.")
    void behindATrustedProxyTheNearestAddressThatIsNoProxyCounts() {
        try (Sample sample =
                new Sample(Map.of("TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8, 203.0.113.0/24"))) {
            for (Door door : sample.doors()) {
                WebRequest request = WebRequest.get("/sample/address");
                assertThat(
                                door.ask(
                                                request.header(
                                                        "X-Forwarded-For",
                                                        "1.1.1.1, 198.51.100.9, 10.1.2.3"))
                                        .body())
                        .isEqualTo("{\"key\":\"198.51.100.9\"}");
                assertThat(
                                door.ask(
                                                request.header(
                                                        "X-Forwarded-For",
                                                        "1.1.1.1, garbage, 10.1.2.3"))
                                        .body())
                        .isEqualTo("{\"key\":\"10.1.2.3\"}");
            }
        }
    }

    @Test
    void aProxyThatIsNoAddressStopsTheStart() {
        assertThatThrownBy(
                        () ->
                                new ClientAddressResolver(
                                        new ProxyProperties(List.of("proxy.example"))))
                .hasMessageContaining("TRUSTED_PROXIES")
                .hasMessageContaining("proxy.example");
    }

    private static String key(String address) {
        return new ClientAddress(InetAddress.ofLiteral(address)).limiterKey();
    }
}
