package com.thebabesclub.commerce.local.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.thebabesclub.commerce.local.LocalTable;
import com.thebabesclub.commerce.local.gateway.Answer;
import com.thebabesclub.commerce.local.gateway.OrderEventReceiver;
import com.thebabesclub.commerce.local.gateway.Request;
import com.thebabesclub.commerce.local.gateway.Section;

import software.amazon.awssdk.core.exception.SdkException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the pages of the wire show, and the buttons of the emulator. It tells everything about
 * everybody, and therefore answers only requests to a name of this machine, with a header that no
 * page of another origin can send without a preflight that is refused here.
 */
public final class WireApi implements Section {

    private static final String PREFIX = "/local-stack/wire/";
    private static final String GUARD = "X-Local-Stack";
    private static final Pattern LETTER = Pattern.compile("letters/([A-Za-z0-9_-]+)\\.html");
    private static final Pattern SESSION = Pattern.compile("sessions/(cs_[A-Za-z0-9_]+)");
    private static final Pattern TIMELINE = Pattern.compile("sessions/(cs_[A-Za-z0-9_]+)/timeline");
    private static final Pattern CONTROL =
            Pattern.compile("control/([a-z_]+(?:/[A-Za-z0-9_]+){0,3})");

    private final Optional<EmulatorClient> emulator;
    private final TableItems items;
    private final PostmarkReceiver mail;
    private final OrderEventReceiver orderEvents;
    private final OrderTimeline timeline;
    private final Runnable sweep;

    /**
     * @param emulator empty where the stack talks to Stripe itself
     * @param sweep starts the job that does what is due, and does not wait for its end
     */
    public WireApi(
            Optional<EmulatorClient> emulator,
            LocalTable table,
            PostmarkReceiver mail,
            OrderEventReceiver orderEvents,
            Runnable sweep) {
        this.emulator = emulator;
        this.items = new TableItems(table);
        this.mail = mail;
        this.orderEvents = orderEvents;
        this.sweep = sweep;
        this.timeline = new OrderTimeline(table, emulator, mail, orderEvents);
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith(PREFIX);
    }

    @Override
    public Answer answer(Request request) {
        if (!request.toThisMachine()) {
            return problem(403, "wire_not_local", "This is not localhost.");
        }
        String route = request.path().substring(PREFIX.length());
        Matcher letter = LETTER.matcher(route);
        if (request.method().equals("GET") && letter.matches()) {
            return letter(letter.group(1));
        }
        if (request.header(GUARD).isEmpty()) {
            return problem(403, "wire_header_missing", "The header X-Local-Stack is missing.");
        }
        try {
            return answer(request, route).with("Cache-Control", "no-store");
        } catch (WireException e) {
            return problem(e.status(), "wire_unavailable", e.sentence());
        } catch (SdkException e) {
            return problem(502, "wire_unavailable", "DynamoDB Local does not answer.");
        }
    }

    private Answer answer(Request request, String route) {
        Matcher control = CONTROL.matcher(route);
        if (control.matches()) {
            return emulator().control(request.method(), control.group(1), request.body());
        }
        if (request.method().equals("POST") && route.equals("sweep")) {
            sweep.run();
            return Answer.json(202, "{}");
        }
        Matcher session = SESSION.matcher(route);
        Matcher timelineOf = TIMELINE.matcher(route);
        if (!request.method().equals("GET")) {
            return noRoute();
        } else if (session.matches()) {
            return json(new StripeSessions(emulator()).one(session.group(1)));
        } else if (timelineOf.matches()) {
            return json(timeline.of(timelineOf.group(1)));
        }
        return switch (route) {
            case "sessions" -> json(new StripeSessions(emulator()).list());
            case "items" -> json(items.byEntity());
            case "letters" -> json(letters());
            case "order-events" -> json(orderEvents());
            default -> noRoute();
        };
    }

    /** As a mail program shows it: no script, nothing from elsewhere, an origin of its own. */
    private Answer letter(String id) {
        return mail.letter(id)
                .map(
                        letter ->
                                new Answer(
                                        200,
                                        Map.of(
                                                "Content-Type",
                                                List.of("text/html; charset=utf-8"),
                                                "Content-Security-Policy",
                                                List.of(
                                                        "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"),
                                                "Referrer-Policy",
                                                List.of("no-referrer"),
                                                "Cache-Control",
                                                List.of("no-store")),
                                        letter.html().getBytes(UTF_8)))
                .orElseGet(WireApi::noRoute);
    }

    private ObjectNode letters() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("letters");
        mail.letters().forEach(letter -> list.add(letter.json()));
        return answer;
    }

    private ObjectNode orderEvents() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("events");
        orderEvents
                .received()
                .forEach(
                        received ->
                                list.addObject()
                                        .put("at", received.at().toString())
                                        .putRawValue("event", new RawValue(received.event())));
        return answer;
    }

    private EmulatorClient emulator() {
        return emulator.orElseThrow(
                () ->
                        new WireException(
                                404, "The stack talks to Stripe itself: its dashboard has this."));
    }

    private static Answer json(JsonNode content) {
        return Answer.json(200, content.toString());
    }

    private static Answer noRoute() {
        return problem(404, "wire_no_route", "The wire has no such route.");
    }

    private static Answer problem(int status, String code, String detail) {
        return Answer.problem(status, code, detail.replace('"', '\''));
    }
}
