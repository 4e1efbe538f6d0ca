package com.thebabesclub.commerce.local.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.local.gateway.Answer;
import com.thebabesclub.commerce.local.gateway.Gateway;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Signing in as the console does, through the gateway; the signature of a token is its claims. */
class OidcProviderTest {

    /** The example of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-30T03:00:00Z"));
    private final HttpClient browser = HttpClient.newHttpClient();
    private Gateway gateway;
    private String origin;

    @BeforeEach
    void start() {
        InstantSource time = now::get;
        Clock clock = time.withZone(ZoneOffset.UTC);
        gateway =
                Gateway.start(
                        0,
                        List.of(),
                        Gateway.Limits.USUAL,
                        (_, _, _) -> Answer.json(200, "{}"),
                        (_, _) -> false,
                        List.of(new OidcProvider(Object::toString, clock, new SecureIds())));
        origin = "http://localhost:" + gateway.port();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void oneClickIsTheCodeFlowWithPkce() throws Exception {
        assertThat(get("/authorize?" + encoded(wanted()), "").body())
                .contains("Olive", "Parker", "Casey", "name=\"state\" value=\"s&quot;1\"");

        HttpResponse<String> back = signedIn("olive");
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(location(back)).startsWith(origin + "/console/?code=").endsWith("&state=s%221");
        HttpResponse<String> exchanged = post("/token", exchange(code(back)));

        JsonNode tokens = json(exchanged);
        assertThat(exchanged.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(tokens.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(tokens.path("expires_in").asInt()).isEqualTo(3600);
        JsonNode access = new ObjectMapper().readTree(tokens.path("access_token").asText());
        assertThat(access.path("sub").asText()).isEqualTo("olive");
        assertThat(access.path("roles").path(0).asText()).isEqualTo("ADMIN");
        assertThat(access.path("exp").asLong()).isEqualTo(now.get().getEpochSecond() + 3600);
        JsonNode identity = new ObjectMapper().readTree(tokens.path("id_token").asText());
        assertThat(identity.path("nonce").asText()).isEqualTo("n1");
        assertThat(identity.path("iss").asText()).isEqualTo(origin + "/local-stack/oidc");
        assertThat(identity.path("aud").asText()).isEqualTo("console");
    }

    @Test
    void aCustomerHasNoRole() throws Exception {
        JsonNode tokens = json(post("/token", exchange(code(signedIn("casey")))));

        assertThat(tokens.path("access_token").asText()).contains("casey").doesNotContain("ADMIN");
    }

    @Test
    void aCodeIsGoodOnceAndForAMinute() throws Exception {
        String code = code(signedIn("olive"));
        assertThat(post("/token", exchange(code)).statusCode()).isEqualTo(200);
        assertThat(error(post("/token", exchange(code)))).isEqualTo("invalid_grant");

        String old = code(signedIn("olive"));
        now.updateAndGet(time -> time.plus(Duration.ofSeconds(60)));
        assertThat(error(post("/token", exchange(old)))).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier, another-verifier, invalid_grant",
        "redirect_uri, http://localhost/console/, invalid_grant",
        "client_id, another, invalid_grant",
        "grant_type, password, unsupported_grant_type"
    })
    void aCodeIsForWhoAskedForIt(String name, String value, String refusal) throws Exception {
        Map<String, String> form = exchange(code(signedIn("olive")));
        form.put(name, value);

        assertThat(error(post("/token", form))).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri, http://localhost.evil.example/console/",
        "client_id, another",
        "response_type, token",
        "code_challenge_method, plain",
        "code_challenge, short",
        "state, ''",
        "nonce, ''"
    })
    void nobodyIsSentAnywhereForAnotherRequest(String name, String value) throws Exception {
        Map<String, String> wanted = wanted();
        wanted.put(name, value);

        assertThat(error(get("/authorize?" + encoded(wanted), ""))).isEqualTo("invalid_request");
    }

    @Test
    void whoIsSignedInIsSoSilentlyUntilTheySignOut() throws Exception {
        Map<String, String> silent = wanted();
        silent.put("prompt", "none");
        String path = "/authorize?" + encoded(silent);
        assertThat(location(get(path, ""))).contains("?error=login_required&state=");

        String cookie = signedIn("parker").headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/local-stack/oidc");
        String session = cookie.substring(0, cookie.indexOf(';'));
        assertThat(json(post("/token", exchange(code(get(path, session))))).toString())
                .contains("parker");

        HttpResponse<String> out = get("/logout", session);
        assertThat(location(out)).isEqualTo(origin + "/console/");
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(location(get(path, session))).contains("?error=login_required&state=");
    }

    @Test
    void theShopIsAClientOfItsOwn() throws Exception {
        Map<String, String> shop = wanted();
        shop.put("client_id", "shop");
        assertThat(error(get("/authorize?" + encoded(shop), ""))).isEqualTo("invalid_request");
        shop.put("redirect_uri", origin + "/shop/");
        shop.put("person", "casey");
        HttpResponse<String> back = post("/authorize", shop, origin);
        assertThat(location(back)).startsWith(origin + "/shop/?code=");

        Map<String, String> form = exchange(code(back));
        form.put("client_id", "shop");
        form.put("redirect_uri", origin + "/shop/");
        assertThat(json(post("/token", form)).path("access_token").asText())
                .contains("\"email\":\"casey@example.com\",\"email_verified\":true")
                .contains("\"aud\":\"shop\"");

        String cookie = back.headers().firstValue("Set-Cookie").orElseThrow();
        String session = cookie.substring(0, cookie.indexOf(';'));
        shop.put("prompt", "none");
        assertThat(location(get("/authorize?" + encoded(shop), session))).contains("/shop/?code=");
        Map<String, String> console = wanted();
        console.put("prompt", "none");
        assertThat(location(get("/authorize?" + encoded(console), session)))
                .contains("?error=login_required");
        String leaving = "/logout?post_logout_redirect_uri=" + origin + "/shop/";
        assertThat(location(get(leaving, session))).isEqualTo(origin + "/shop/");
        assertThat(location(get("/authorize?" + encoded(shop), session)))
                .contains("?error=login_required");
        assertThat(location(get("/logout?post_logout_redirect_uri=http://evil.example/", "")))
                .isEqualTo(origin + "/console/");
    }

    @Test
    void aFormOfAnotherOriginSignsNobodyIn() throws Exception {
        Map<String, String> form = wanted();
        form.put("person", "olive");

        assertThat(error(post("/authorize", form, "http://evil.example")))
                .isEqualTo("invalid_request");
        form.put("person", "mallory");
        assertThat(error(post("/authorize", form, origin))).isEqualTo("access_denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example"})
    void onlyThisMachineIsAnswered(String host) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/.well-known/openid-configuration"))
                        .header("Host", host)
                        .build();

        assertThat(error(browser.send(request, BodyHandlers.ofString())))
                .isEqualTo("invalid_request");
    }

    @Test
    void itSaysWhereItsRoutesAre() throws Exception {
        JsonNode found = json(get("/.well-known/openid-configuration", ""));

        assertThat(found.path("issuer").asText()).isEqualTo(origin + "/local-stack/oidc");
        assertThat(found.path("code_challenge_methods_supported").toString())
                .isEqualTo("[\"S256\"]");
        assertThat(get("/sign-in.css", "").statusCode()).isEqualTo(200);
        assertThat(get("/keys", "").body()).isEqualTo("{\"keys\":[]}");
        assertThat(get("/else", "").statusCode()).isEqualTo(400);
    }

    private Map<String, String> wanted() {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("client_id", "console");
        wanted.put("redirect_uri", origin + "/console/");
        wanted.put("response_type", "code");
        wanted.put("scope", "openid");
        wanted.put("state", "s\"1");
        wanted.put("nonce", "n1");
        wanted.put("code_challenge", CHALLENGE);
        wanted.put("code_challenge_method", "S256");
        return wanted;
    }

    private Map<String, String> exchange(String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("client_id", "console");
        form.put("redirect_uri", origin + "/console/");
        form.put("code_verifier", VERIFIER);
        return form;
    }

    private HttpResponse<String> signedIn(String person) throws Exception {
        Map<String, String> form = wanted();
        form.put("person", person);
        return post("/authorize", form, origin);
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path)).header("Cookie", cookie).build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        return post(path, form, origin);
    }

    private HttpResponse<String> post(String path, Map<String, String> form, String from)
            throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", from)
                        .POST(BodyPublishers.ofString(encoded(form)))
                        .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(origin + "/local-stack/oidc" + path);
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(joining("&"));
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static String code(HttpResponse<String> response) {
        String location = location(response);
        return location.substring(location.indexOf("code=") + 5, location.indexOf("&state="));
    }

    private static String error(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).isEqualTo(400);
        return json(response).path("error").asText();
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return new ObjectMapper().readTree(response.body());
    }
}
