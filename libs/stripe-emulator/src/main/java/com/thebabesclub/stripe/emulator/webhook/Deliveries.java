package com.thebabesclub.stripe.emulator.webhook;

import com.thebabesclub.stripe.emulator.clock.Timeline;
import com.thebabesclub.stripe.emulator.event.Event;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.fault.DeliveryFault;
import com.thebabesclub.stripe.emulator.fault.Script;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.webhook.Delivery.State;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Brings events to endpoints: signs each attempt anew, tries again after what is no 2xx, and keeps
 * what became of it. State changes on the timeline, sending on virtual threads beside it.
 */
public final class Deliveries implements AutoCloseable {

    private final Scene scene;
    private final Timeline timeline;
    private final Endpoints endpoints;
    private final ApiVersion accountVersion;
    private final RetryPolicy retries;
    private final Script<DeliveryFault> faults;
    private final Sender sender;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
    private final Map<String, String> overtaken = new LinkedHashMap<>();
    private boolean holding;

    public Deliveries(
            Scene scene,
            Timeline timeline,
            Endpoints endpoints,
            ApiVersion accountVersion,
            RetryPolicy retries,
            Duration timeout,
            Script<DeliveryFault> faults) {
        this.scene = scene;
        this.timeline = timeline;
        this.endpoints = endpoints;
        this.accountVersion = accountVersion;
        this.retries = retries;
        this.faults = faults;
        this.sender = new Sender(timeout);
    }

    /** Takes a new event for delivery; answers to how many endpoints it goes. */
    public int dispatch(Event event) {
        List<WebhookEndpoint> wanting = endpoints.wanting(event.type());
        Event pending = event.awaiting(wanting.size());
        wanting.forEach(endpoint -> queue(pending, endpoint));
        return wanting.size();
    }

    /** From now on, new deliveries wait until they are sent one by one or all are released. */
    public void hold() {
        holding = true;
    }

    /** Sends what is held, oldest first, and holds no more. */
    public void release() {
        holding = false;
        List.copyOf(deliveries.values()).stream()
                .filter(delivery -> delivery.state() == State.HELD)
                .forEach(delivery -> schedule(delivery, scene.clock().instant()));
    }

    /** Sends the event's deliveries now, once more if they were sent before. */
    public void resend(String event) {
        List.copyOf(deliveries.values()).stream()
                .filter(delivery -> delivery.event().id().equals(event))
                .forEach(delivery -> schedule(delivery, scene.clock().instant()));
    }

    /** All deliveries, oldest first. */
    public List<Delivery> all() {
        return List.copyOf(deliveries.values());
    }

    /** True if nothing is being sent or due to be sent. */
    public boolean quiet() {
        Instant now = scene.clock().instant();
        return deliveries.values().stream()
                .noneMatch(
                        delivery ->
                                delivery.state() == State.SENDING
                                        || (delivery.nextAttempt() != null
                                                && !delivery.nextAttempt().isAfter(now)));
    }

    /** The event as {@code endpoint} gets it now. */
    public SignedDelivery signed(Event event, Optional<ApiVersion> version, List<String> secrets) {
        byte[] body = Json.bytes(event.rendered(version.orElse(accountVersion)));
        return new SignedDelivery(body, Signature.header(body, scene.now(), secrets));
    }

    private void queue(Event event, WebhookEndpoint endpoint) {
        Instant now = scene.clock().instant();
        Delivery delivery =
                new Delivery(
                        scene.ids().next("whd_"),
                        event,
                        endpoint,
                        State.HELD,
                        0,
                        0,
                        null,
                        null,
                        false);
        deliveries.put(delivery.id(), delivery);
        Optional<Script.Hit<DeliveryFault>> fault = faults.next(event.type());
        if (fault.isEmpty()) {
            start(delivery, now);
            return;
        }
        switch (fault.get().kind()) {
            case DROPPED, NEVER_GENERATED -> keep(delivery.ended(State.DROPPED, 0));
            case DELAYED -> start(delivery, now.plus(fault.get().delay()));
            case DOUBLED -> {
                start(delivery, now);
                Delivery twin = delivery.twin(scene.ids().next("whd_"));
                start(twin, now);
            }
            case REORDERED -> overtaken.put(endpoint.id(), delivery.id());
            case BADLY_SIGNED -> start(delivery.signedBadly(), now);
        }
    }

    private void start(Delivery delivery, Instant at) {
        keep(delivery);
        if (!holding) {
            schedule(delivery, at);
        }
        String late = overtaken.remove(delivery.endpoint().id());
        if (late != null && !holding) {
            schedule(get(late), at.plusMillis(1));
        }
    }

    private void schedule(Delivery delivery, Instant at) {
        keep(delivery.waiting(at));
        scene.agenda().at(at, () -> send(delivery.id()));
    }

    private void send(String id) {
        Delivery waiting = get(id);
        if (waiting.state() != State.PENDING) {
            return;
        }
        Instant due = Objects.requireNonNull(waiting.nextAttempt());
        Delivery sending = keep(waiting.sending(scene.clock().instant()));
        SignedDelivery signed = sign(sending);
        senders.execute(
                () -> {
                    int status = post(sending.endpoint().url(), signed);
                    timeline.run(() -> answered(sending, status, due));
                });
    }

    private SignedDelivery sign(Delivery delivery) {
        WebhookEndpoint endpoint = delivery.endpoint();
        String secret = delivery.badlySigned() ? "whsec_wrong" : endpoint.secret();
        return signed(
                delivery.event(), Optional.ofNullable(endpoint.apiVersion()), List.of(secret));
    }

    private int post(String url, SignedDelivery signed) {
        try {
            return sender.send(url, signed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private void answered(Delivery sent, int status, Instant due) {
        if (status >= 200 && status < 300) {
            keep(sent.ended(State.SUCCEEDED, status));
            scene.events().delivered(sent.event().id());
            return;
        }
        Delivery failed = keep(sent.ended(State.FAILED, status));
        // From the time at which it was due, so that a moved clock sees every retry on its way.
        retries.after(sent.attempts()).ifPresent(wait -> schedule(failed, due.plus(wait)));
    }

    private Delivery get(String id) {
        return Objects.requireNonNull(deliveries.get(id), id);
    }

    private Delivery keep(Delivery delivery) {
        deliveries.put(delivery.id(), delivery);
        return delivery;
    }

    @Override
    public void close() {
        senders.shutdownNow();
        sender.close();
    }
}
