package com.thebabesclub.commerce.local.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.commerce.local.gateway.Answer;
import com.thebabesclub.commerce.local.gateway.Request;
import com.thebabesclub.commerce.local.gateway.Section;

import java.net.URLEncoder;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * OpenID Connect as far as the console and the shop need it: the code flow with PKCE (RFC 7636,
 * S256), silently again by a cookie, and signing out. Its issuer is of the origin that the browser
 * asked, which must be this machine's: a name of somebody else's that leads here is refused.
 */
public final class OidcProvider implements Section {

    public static final String PREFIX = "/local-stack/oidc";

    private static final Pattern COOKIE =
            Pattern.compile("(?:^|;\\s*)oidc-([a-z]+)=([A-Za-z0-9_-]+)");
    private static final String COOKIE_ATTRIBUTES =
            "; Path=" + PREFIX + "; HttpOnly; SameSite=Strict";

    private final TokenService tokens;
    private final Supplier<String> ids;
    private final Recent<Person> sessions = new Recent<>();

    /**
     * @param ids makes codes and sessions, which nobody may guess
     */
    public OidcProvider(TokenSigner signer, Clock clock, Supplier<String> ids) {
        this.tokens = new TokenService(signer, clock, ids);
        this.ids = ids;
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith(PREFIX + "/");
    }

    @Override
    public Answer answer(Request request) {
        if (!request.toThisMachine()) {
            return refusal(new OidcException("invalid_request", "This is not localhost."));
        }
        try {
            return answer(request, "http://" + request.header("Host").orElse(""));
        } catch (OidcException refused) {
            return refusal(refused);
        }
    }

    private Answer answer(Request request, String origin) {
        String route = request.method() + " " + request.path().substring(PREFIX.length());
        return switch (route) {
            case "GET /.well-known/openid-configuration" ->
                    Answer.json(200, Discovery.document(origin + PREFIX).toString());
            case "GET /keys" -> Answer.json(200, "{\"keys\":[]}");
            case "GET /sign-in.css" -> SignInPage.style();
            case "GET /authorize" -> authorize(request, origin);
            case "POST /authorize" -> signIn(request, origin);
            case "POST /token" -> json(tokens.exchange(request.parameters(), origin + PREFIX));
            case "GET /logout" -> signOut(request, origin);
            default -> refusal(new OidcException("invalid_request", "There is no such route."));
        };
    }

    private Answer authorize(Request request, String origin) {
        AuthorizationRequest wanted = AuthorizationRequest.of(request.parameters(), origin);
        Optional<Person> person = session(request, wanted.client()).flatMap(sessions::get);
        if (person.isPresent() && wanted.silent()) {
            return back(wanted, "code", tokens.code(wanted, person.get()));
        }
        return wanted.silent()
                ? back(wanted, "error", "login_required")
                : SignInPage.answer(wanted);
    }

    /** A form of another origin must not sign anybody in. */
    private Answer signIn(Request request, String origin) {
        if (!request.header("Origin").filter(origin::equals).isPresent()) {
            throw new OidcException("invalid_request", "The form is not of this origin.");
        }
        Map<String, String> form = request.parameters();
        AuthorizationRequest wanted = AuthorizationRequest.of(form, origin);
        Person person =
                Person.of(form.getOrDefault("person", ""))
                        .orElseThrow(() -> new OidcException("access_denied", "Nobody was named."));
        String session = ids.get();
        sessions.put(session, person);
        return back(wanted, "code", tokens.code(wanted, person))
                .with("Set-Cookie", cookie(wanted.client(), session));
    }

    private Answer signOut(Request request, String origin) {
        String wanted = request.parameters().getOrDefault("post_logout_redirect_uri", "");
        Client left = Client.at(wanted, origin).orElse(Client.CONSOLE);
        session(request, left).ifPresent(sessions::remove);
        return Answer.seeOther(left.address(origin))
                .with("Set-Cookie", cookie(left, "") + "; Max-Age=0");
    }

    /** Whoever is a customer of the shop may be an operator at the console, in one browser. */
    private static Optional<String> session(Request request, Client client) {
        return COOKIE.matcher(request.header("Cookie").orElse(""))
                .results()
                .filter(cookie -> cookie.group(1).equals(client.id()))
                .map(cookie -> cookie.group(2))
                .findFirst();
    }

    private static String cookie(Client client, String session) {
        return "oidc-%s=%s%s".formatted(client.id(), session, COOKIE_ATTRIBUTES);
    }

    private static Answer back(AuthorizationRequest wanted, String name, String value) {
        return Answer.seeOther(
                "%s?%s=%s&state=%s"
                        .formatted(
                                wanted.redirectUri(),
                                name,
                                value,
                                URLEncoder.encode(wanted.state(), UTF_8)));
    }

    private static Answer json(ObjectNode content) {
        return Answer.json(200, content.toString()).with("Cache-Control", "no-store");
    }

    private static Answer refusal(OidcException refused) {
        ObjectNode problem =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("error", refused.code())
                        .put("error_description", refused.getMessage());
        return Answer.json(400, problem.toString()).with("Cache-Control", "no-store");
    }
}
