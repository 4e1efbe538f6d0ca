package com.thebabesclub.stripe.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.stripe.emulator.api.Cause;
import com.thebabesclub.stripe.emulator.api.RequestLog;
import com.thebabesclub.stripe.emulator.checkout.CheckoutSession;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;
import com.thebabesclub.stripe.emulator.control.Controls;
import com.thebabesclub.stripe.emulator.control.FaultControls;
import com.thebabesclub.stripe.emulator.control.Operator;
import com.thebabesclub.stripe.emulator.control.OperatorControls;
import com.thebabesclub.stripe.emulator.control.PaymentControls;
import com.thebabesclub.stripe.emulator.control.TimeControls;
import com.thebabesclub.stripe.emulator.control.WebhookControls;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.event.Event;
import com.thebabesclub.stripe.emulator.fault.CallFault;
import com.thebabesclub.stripe.emulator.fault.DeliveryFault;
import com.thebabesclub.stripe.emulator.http.HttpDoor;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.page.Pages;
import com.thebabesclub.stripe.emulator.webhook.Delivery;
import com.thebabesclub.stripe.emulator.webhook.SignedDelivery;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A Stripe to test against, in the test's own process.
 *
 * <pre>{@code
 * try (StripeEmulator stripe = StripeEmulator.builder().apiKey("sk_test_shop").start()) {
 *     StripeClient client =
 *             StripeClient.builder().setApiKey("sk_test_shop").setApiBase(stripe.baseUrl()).build();
 *     Session session = client.v1().checkout().sessions().create(params);
 *     stripe.pay(session.getId());
 *     SignedDelivery completed = stripe.signed(stripe.lastEvent("checkout.session.completed").id());
 *     shop.webhook(completed.body(), completed.header());
 * }
 * }</pre>
 *
 * <p>Everything that a test does is done when the method returns, but for deliveries to registered
 * endpoints, for which {@link #awaitDeliveries} waits. All methods are safe for threads.
 */
public final class StripeEmulator implements AutoCloseable {

    private final Settings settings;
    private final HttpDoor door;
    private final String publicUrl;
    private final Account account;

    StripeEmulator(Settings settings) throws IOException {
        this.settings = settings;
        this.door = HttpDoor.bind(settings.host(), settings.port());
        this.publicUrl =
                settings.publicUrl() == null
                        ? baseUrl()
                        : Objects.requireNonNull(settings.publicUrl());
        this.account = new Account(settings, publicUrl + Pages.PATH);
        door.serve(account.api, pages(), controls());
    }

    /** Sets up an emulator; what is not said has defaults that suit tests. */
    public static EmulatorBuilder builder() {
        return new EmulatorBuilder();
    }

    /** Where the API is, such as {@code http://localhost:12111}. */
    public String baseUrl() {
        return "http://localhost:" + door.port();
    }

    /** The first key of the account. */
    public String apiKey() {
        return settings.keys().getFirst().secret();
    }

    // Payers

    /** A payer pays the session by card. */
    public JsonNode pay(String session) {
        return pay(session, PaymentAttempt.succeeds());
    }

    /**
     * A payer submits the session's page; what comes back is the session as JSON.
     *
     * @throws com.thebabesclub.stripe.emulator.error.StripeError if the session is not open
     */
    public JsonNode pay(String session, PaymentAttempt attempt) {
        return session(() -> account.checkout.checkout().submit(session, attempt));
    }

    /** The payer of a {@link PaymentAttempt#challenged} attempt passes or fails 3-D Secure. */
    public JsonNode answerChallenge(String session, boolean passed) {
        return session(() -> account.checkout.checkout().answerChallenge(session, passed));
    }

    /** The bank tells the outcome of a {@link PaymentAttempt#pending} payment. */
    public JsonNode settle(String session, boolean succeeded) {
        return session(() -> account.checkout.checkout().settle(session, succeeded));
    }

    /** Automatic tax takes so many percent in a country from now on. */
    public void registerTax(String country, BigDecimal percent) {
        account.taxRates.register(country, percent);
    }

    /**
     * Adds a shipping rate whose id is known before, so that a shop's settings can name it.
     *
     * @param id such as {@code shr_express}
     * @param amount minor units
     */
    public void addShippingRate(String id, String name, long amount, String currency) {
        account.timeline.run(
                () -> account.checkout.shippingRates().add(id, name, amount, currency));
    }

    // What the shop's people do in Stripe's dashboard, and what banks do to them

    /**
     * Refunds a payment from the dashboard.
     *
     * @param paymentIntent the session's payment intent
     * @param amount minor units
     * @return the refund's id
     */
    public String refund(String paymentIntent, long amount) {
        return account.timeline.call(() -> operator().refund(paymentIntent, amount, false)).id();
    }

    /** As {@link #refund}, but the bank takes days: it stays pending until it is settled. */
    public String refundPending(String paymentIntent, long amount) {
        return account.timeline.call(() -> operator().refund(paymentIntent, amount, true)).id();
    }

    /**
     * Whether the account's balance covers the refunds to come. If not, they are pending for want
     * of money, until {@link #succeedRefund} or {@link #failRefund}.
     */
    public void balanceCovers(boolean covers) {
        account.timeline.run(() -> account.refunds.balanceCovers(covers));
    }

    /** The bank takes a pending refund. */
    public void succeedRefund(String refund) {
        account.timeline.run(() -> account.refunds.succeed(refund));
    }

    /** The bank sends a refund back, pending or succeeded. */
    public void failRefund(String refund) {
        account.timeline.run(() -> account.refunds.fail(refund));
    }

    /**
     * The payer disputes the payment and the bank takes the money.
     *
     * @return the dispute's id
     */
    public String dispute(String paymentIntent) {
        return account.timeline
                .call(() -> operator().dispute(paymentIntent, "fraudulent", false))
                .id();
    }

    /** The payer's bank only asks about the payment; see {@link #escalateInquiry}. */
    public String inquire(String paymentIntent) {
        return account.timeline.call(() -> operator().dispute(paymentIntent, "general", true)).id();
    }

    /** The inquiry becomes a dispute and the bank takes the money. */
    public void escalateInquiry(String dispute) {
        account.timeline.run(() -> account.disputes.escalate(dispute));
    }

    /** The bank decides a dispute, or lets an inquiry rest. */
    public void decideDispute(String dispute, boolean won) {
        account.timeline.run(() -> operator().decide(dispute, won));
    }

    /**
     * The issuer of the card tells that the payment may be fraudulent.
     *
     * @return the warning's id
     */
    public String warnOfFraud(String paymentIntent) {
        return account.timeline.call(() -> operator().warn(paymentIntent, "misc")).id();
    }

    /**
     * All of a currency that was not paid out yet goes to the shop's bank.
     *
     * @return the payout's id
     */
    public String payOut(String currency) {
        return account.timeline.call(() -> account.payouts.payOut(currency)).id();
    }

    /**
     * Somebody has an amount paid out, of which nobody says what it is made of.
     *
     * @return the payout's id
     */
    public String payOutByHand(String currency, long amount) {
        return account.timeline.call(() -> account.payouts.payOutByHand(currency, amount)).id();
    }

    /** Nothing is to be done about a warning any more. */
    public void settleFraudWarning(String warning) {
        account.timeline.run(() -> account.radar.settle(warning));
    }

    /**
     * A rule of Radar wants somebody to look at the payment.
     *
     * @return the review's id
     */
    public String openReview(String paymentIntent) {
        return account.timeline.call(() -> operator().review(paymentIntent)).id();
    }

    /** Somebody has looked and approves. */
    public void closeReview(String review) {
        account.timeline.run(() -> account.radar.close(review, "approved", Cause.NONE));
    }

    // Events and their delivery

    /** All events so far, oldest first. */
    public List<Event> events() {
        return account.timeline.call(account.events::all);
    }

    /** The events of a type, oldest first. */
    public List<Event> events(String type) {
        return events().stream().filter(event -> event.type().equals(type)).toList();
    }

    /**
     * The latest event of a type.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public Event lastEvent(String type) {
        return events(type).getLast();
    }

    /** The event as the first endpoint registered at the start receives it, signed now. */
    public SignedDelivery signed(String event) {
        return signed(event, settings.webhooks().getFirst().secret());
    }

    /**
     * The event in the account's version, signed now with these secrets: more than one gives a
     * header with several signatures, as while a secret is being rolled.
     */
    public SignedDelivery signed(String event, String... secrets) {
        return signed(event, settings.version(), secrets);
    }

    /** The event in another version of the API. */
    public SignedDelivery signed(String event, ApiVersion version, String... secrets) {
        return account.timeline.call(
                () ->
                        account.deliveries.signed(
                                account.events.get(event), Optional.of(version), List.of(secrets)));
    }

    /** Registers an endpoint for these event types, {@code *} for all. */
    public void registerEndpoint(String url, String secret, ApiVersion version, String... types) {
        account.timeline.run(
                () -> account.endpoints.register(url, secret, List.of(types), version));
    }

    /** From now on, deliveries wait for {@link #releaseDeliveries} or {@link #deliver}. */
    public void holdDeliveries() {
        account.timeline.run(account.deliveries::hold);
    }

    /** Sends what was held, oldest first, and holds no more. */
    public void releaseDeliveries() {
        account.timeline.run(account.deliveries::release);
    }

    /** Sends an event now, held or not, and again if it was sent before. */
    public void deliver(String event) {
        account.timeline.run(() -> account.deliveries.resend(event));
    }

    /**
     * Waits until nothing is being delivered or due for it.
     *
     * @throws IllegalStateException if that takes longer than 10 seconds
     */
    public void awaitDeliveries() throws InterruptedException {
        if (!account.timeline.await(account.deliveries::quiet, Duration.ofSeconds(10))) {
            throw new IllegalStateException("Deliveries still under way: " + deliveries());
        }
    }

    /** What became of each delivery so far, oldest first. */
    public List<Delivery> deliveries() {
        return account.timeline.call(account.deliveries::all);
    }

    // Time

    /** The account's time. */
    public Instant now() {
        return account.timeline.clock().instant();
    }

    /**
     * Moves the account's clock forward: sessions expire, debits settle, deliveries are tried
     * again, each at its own time on the way.
     */
    public void moveClock(Duration by) {
        account.timeline.move(by);
    }

    // Faults

    /**
     * The next calls of a route go wrong.
     *
     * @param route method and template, such as {@code POST /v1/checkout/sessions} or {@code GET
     *     /v1/events/{id}}; a star at the end stands for any rest
     */
    public void failCalls(String route, CallFault fault, int times) {
        account.callFaults.add(route, fault, times, Duration.ZERO);
    }

    /**
     * The next call of a route is refused with an {@code invalid_request_error}.
     *
     * @param status 400 or 402
     * @param code Stripe's error code, if it has one
     * @param param the parameter that is at fault, if one is named
     */
    public void refuseCall(
            String route,
            int status,
            @Nullable String code,
            @Nullable String param,
            String message) {
        account.refusals.add(route, StripeError.refusal(status, code, param, message));
    }

    /** The next calls of a route are answered this much later. */
    public void slowCalls(String route, Duration delay, int times) {
        account.callFaults.add(route, CallFault.SLOW, times, delay);
    }

    /** Waits until so many calls hang in {@link CallFault#HELD}. */
    public boolean awaitHeldCalls(int calls) throws InterruptedException {
        return account.gate.awaitWaiting(calls, Duration.ofSeconds(10));
    }

    /** Lets all calls go that hang in {@link CallFault#HELD}. */
    public void releaseHeldCalls() {
        account.gate.release();
    }

    /** The next deliveries of an event type go wrong; a star at the end stands for any rest. */
    public void failDeliveries(String type, DeliveryFault fault, int times) {
        account.deliveryFaults.add(type, fault, times, Duration.ZERO);
    }

    /** The next deliveries of an event type start this much later. */
    public void delayDeliveries(String type, Duration delay, int times) {
        account.deliveryFaults.add(type, DeliveryFault.DELAYED, times, delay);
    }

    /** Forgets all faults and lets held calls go. */
    public void clearFaults() {
        account.callFaults.clear();
        account.refusals.clear();
        account.deliveryFaults.clear();
        account.gate.release();
    }

    // Counting

    /** The requests so far, oldest first. */
    public List<RequestLog.Entry> requests() {
        return account.log.entries();
    }

    /** How often a route was called, such as {@code POST /v1/checkout/sessions}. */
    public long requestCount(String route) {
        return requests().stream().filter(entry -> entry.route().equals(route)).count();
    }

    public void clearRequests() {
        account.log.clear();
    }

    @Override
    public void close() {
        account.gate.release();
        door.close();
        account.close();
    }

    private Pages pages() {
        return new Pages(
                account.timeline,
                account.checkout.sessions(),
                account.checkout.checkout(),
                account.deliveries);
    }

    private Operator operator() {
        return new Operator(account.payments, account.refunds, account.disputes, account.radar);
    }

    private JsonNode session(Supplier<CheckoutSession> action) {
        return account.timeline.call(() -> action.get().json(settings.version()));
    }

    private Controls controls() {
        return new Controls(
                Stream.of(
                                new PaymentControls(
                                                account.timeline,
                                                account.checkout.checkout(),
                                                account.checkout.sessions())
                                        .controls(),
                                new WebhookControls(
                                                account.timeline,
                                                account.events,
                                                account.deliveries)
                                        .controls(),
                                new FaultControls(
                                                account.callFaults,
                                                account.refusals,
                                                account.deliveryFaults,
                                                account.gate)
                                        .controls(),
                                new OperatorControls(
                                                account.timeline,
                                                operator(),
                                                account.refunds,
                                                account.disputes,
                                                account.radar,
                                                account.payouts)
                                        .controls(),
                                new TimeControls(account.timeline, account.log).controls())
                        .flatMap(List::stream)
                        .toList());
    }
}
