package com.thebabesclub.commerce.table.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.aws.Loopback;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.exception.SdkClientException;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;

/** A real table is spoken to over TLS, by the process's own trust. */
class EncryptionTest {

    private static final String PASSWORD = "password";

    @TempDir private static Path folder;
    private static SSLContext known;

    private final TestClock clock = TestClock.atNoon();
    private SSLContext usual;
    private Loopback table;

    /** A certificate for localhost alone, which the context trusts. */
    @BeforeAll
    static void makeCertificate() throws Exception {
        Path store = folder.resolve("store");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=dns:localhost",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                store.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(keys);
        known = SSLContext.getInstance("TLS");
        known.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    }

    @BeforeEach
    void start() throws Exception {
        usual = SSLContext.getDefault();
        table = Loopback.encrypted(known, _ -> Loopback.ok("{\"Item\":{\"a\":{\"S\":\"b\"}}}"));
    }

    @AfterEach
    void stop() throws Exception {
        SSLContext.setDefault(usual);
        table.close();
    }

    @Test
    void aTableThatIsTrustedIsSpokenToAndItsConnectionKept() {
        SSLContext.setDefault(known);
        try (WireClient client = client("localhost")) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.getItem(r -> r.tableName("t")).join().item()).containsKey("a");
                clock.advance(Duration.ofSeconds(i * 3L));
            }
            assertThat(table.connections()).isEqualTo(1);
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefused() {
        SSLContext.setDefault(known);
        assertRefused("127.0.0.1");
    }

    @Test
    void aCertificateThatNobodyKnowsIsRefused() {
        assertRefused("localhost");
    }

    private void assertRefused(String host) {
        try (WireClient client = client(host)) {
            assertThatThrownBy(() -> client.getItem(r -> r.tableName("t")).join())
                    .hasCauseInstanceOf(SdkClientException.class)
                    .cause()
                    .hasCauseInstanceOf(SSLHandshakeException.class);
            assertThat(table.requests()).isEmpty();
        }
    }

    private WireClient client(String host) {
        URI address = URI.create("https://" + host + ":" + table.address().getPort());
        return WireClient.of(Clients.settings(address), Clients.LIMITS, clock);
    }
}
