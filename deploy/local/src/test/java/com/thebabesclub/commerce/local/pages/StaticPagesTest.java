package com.thebabesclub.commerce.local.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.local.gateway.Answer;
import com.thebabesclub.commerce.local.gateway.Gateway;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class StaticPagesTest {

    private final HttpClient browser = HttpClient.newHttpClient();
    @TempDir private Path folder;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder.resolve("deploy/console/target/pages/assets"));
        Files.writeString(
                folder.resolve("deploy/console/content-security-policy.txt"),
                "default-src 'none';\nconnect-src 'self' {issuer};\n");
        gateway =
                Gateway.start(
                        0,
                        List.of(),
                        Gateway.Limits.USUAL,
                        (_, _, _) -> Answer.json(200, "{}"),
                        (_, _) -> false,
                        List.of(
                                new StaticPages(Site.CONSOLE, folder),
                                new StaticPages(Site.SHOP, folder),
                                new StaticPages(Site.WIRE, folder)));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void servesThePagesWithTheHeadersThatTheyHaveOnAws() throws Exception {
        Files.writeString(
                folder.resolve("deploy/console/target/pages/index.html"), "<!doctype html>here");
        Files.writeString(
                folder.resolve("deploy/console/target/pages/assets/index-a_1-B.js"), "run()");

        HttpResponse<String> page = get("/console/");
        assertThat(page.body()).isEqualTo("<!doctype html>here");
        assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(page, "Content-Security-Policy"))
                .isEqualTo("default-src 'none'; connect-src 'self' ;");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        HttpResponse<String> script = get("/console/assets/index-a_1-B.js");
        assertThat(script.body()).isEqualTo("run()");
        assertThat(header(script, "Content-Type")).startsWith("text/javascript");
        assertThat(header(script, "Cache-Control")).contains("immutable");
        assertThat(get("/console/console.json").body())
                .contains("\"issuer\": \"/local-stack/oidc\"", "\"clientId\": \"console\"");
        assertThat(header(get("/console"), "Location")).isEqualTo("/console/");
    }

    @Test
    void theWireIsAnotherEntryOfTheShopsPages() throws Exception {
        Path pages = Files.createDirectories(folder.resolve("deploy/shop/target/pages"));
        Files.writeString(folder.resolve("deploy/shop/content-security-policy.txt"), "none");
        Files.writeString(pages.resolve("index.html"), "the shop");
        Files.writeString(pages.resolve("wire.html"), "the wire");

        assertThat(get("/shop/").body()).isEqualTo("the shop");
        assertThat(get("/wire/").body()).isEqualTo("the wire");
        assertThat(get("/shop/shop.json").body()).contains("\"clientId\": \"shop\"");
        assertThat(header(get("/wire"), "Location")).isEqualTo("/wire/");
    }

    @Test
    void saysWhatIsMissingWhereNodeDidNotBuildThem() throws Exception {
        HttpResponse<String> page = get("/console/");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("are not built", "Node 20.19");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/../pom.xml",
                "/console/%2e%2e/%2e%2e/secret.txt",
                "/console/assets/../../../secret.txt",
                "/console/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fsecret.txt",
                "/console/a/b/c.js"
            })
    void nothingElseOfTheMachineIsServed(String path) throws Exception {
        Files.writeString(folder.resolve("secret.txt"), "secret");

        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("secret");
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + gateway.port() + path);
        return browser.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
