package com.thebabesclub.stripe.emulator.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.api.Call;
import com.thebabesclub.stripe.emulator.api.Cause;
import com.thebabesclub.stripe.emulator.api.Route;
import com.thebabesclub.stripe.emulator.clock.Ids;
import com.thebabesclub.stripe.emulator.clock.MovableClock;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.StripeObject;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shapes;
import com.thebabesclub.stripe.emulator.store.ObjectStore;
import com.thebabesclub.stripe.emulator.store.PageRequest;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The events of the account: made here, kept 30 days, and handed on for delivery. */
public final class Events {

    private static final Duration KEPT = Duration.ofDays(30);

    private final MovableClock clock;
    private final Ids ids;
    private final ApiVersion accountVersion;
    private final ObjectStore<Event> events = new ObjectStore<>("event");
    private Predicate<String> suppressed = _ -> false;
    private Function<Event, Integer> dispatch = _ -> 0;

    public Events(MovableClock clock, Ids ids, ApiVersion accountVersion) {
        this.clock = clock;
        this.ids = ids;
        this.accountVersion = accountVersion;
    }

    /**
     * Hands every new event to {@code dispatch}, which answers to how many endpoints it goes.
     *
     * @param suppressed tells of a type whether this one event is never generated
     */
    public void dispatchTo(Predicate<String> suppressed, Function<Event, Integer> dispatch) {
        this.suppressed = suppressed;
        this.dispatch = dispatch;
    }

    /** Something happened to {@code object}. */
    public void publish(String type, StripeObject object, Cause cause) {
        publish(type, null, object, cause);
    }

    /** An object was changed. */
    public void publish(
            String type, @Nullable StripeObject before, StripeObject object, Cause cause) {
        if (suppressed.test(type)) {
            return;
        }
        Event event =
                new Event(
                        ids.next("evt_"),
                        clock.now(),
                        type,
                        object,
                        before,
                        cause,
                        accountVersion,
                        0);
        events.put(event);
        int endpoints = dispatch.apply(event);
        events.put(event.awaiting(endpoints));
    }

    /** One endpoint answered with 2xx. */
    public void delivered(String id) {
        events.find(id)
                .ifPresent(
                        event ->
                                events.put(
                                        event.awaiting(Math.max(0, event.pendingWebhooks() - 1))));
    }

    /** The event, if it is not older than 30 days. */
    public Event get(String id) {
        return events.find(id)
                .filter(this::kept)
                .orElseThrow(() -> StripeError.notFound("event", id, "id"));
    }

    /** All that were made, oldest first. */
    public List<Event> all() {
        return events.newestFirst().toList().reversed();
    }

    public List<Route> routes() {
        HashShape filters =
                PageRequest.SHAPE
                        .optional("delivery_success", Shapes.flag())
                        .optional("type", Shapes.text())
                        .optional("types", Shapes.listOf(Shapes.text(), 20))
                        .atMostOne("type", "types");
        return List.of(
                Route.get("/v1/events", filters, this::list),
                Route.get("/v1/events/{id}", call -> get(call.id()).json(call.version())));
    }

    private ObjectNode list(Call call) {
        Params params = call.params();
        String type = params.text("type");
        List<String> types = type == null ? params.texts("types") : List.of(type);
        Boolean delivered = params.flag("delivery_success");
        return events.page(
                        PageRequest.of(params),
                        event ->
                                kept(event)
                                        && (types.isEmpty()
                                                || types.stream()
                                                        .anyMatch(t -> matches(t, event.type())))
                                        && (delivered == null
                                                || delivered == (event.pendingWebhooks() == 0)))
                .json(call.version(), call.url());
    }

    private boolean kept(Event event) {
        return event.created() >= clock.now() - KEPT.toSeconds();
    }

    private static boolean matches(String wanted, String type) {
        return wanted.endsWith("*")
                ? type.startsWith(wanted.substring(0, wanted.length() - 1))
                : wanted.equals(type);
    }
}
