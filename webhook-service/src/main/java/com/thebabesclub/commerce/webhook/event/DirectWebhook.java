package com.thebabesclub.commerce.webhook.event;

import com.thebabesclub.commerce.event.EventBeans;
import com.thebabesclub.commerce.event.Events;
import com.thebabesclub.commerce.function.FunctionParts;
import com.thebabesclub.commerce.ledger.UnfinishedEvents;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.settlement.AfterCommit;
import com.thebabesclub.commerce.settlement.PaymentSettlement;
import com.thebabesclub.commerce.settlement.Settlement;
import com.thebabesclub.commerce.shop.ShopBeans;
import com.thebabesclub.commerce.stripe.StripeGateway;
import com.thebabesclub.commerce.stripe.StripeSessions;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.web.DirectRequest;
import com.thebabesclub.commerce.web.DirectRoute;
import com.thebabesclub.commerce.webhook.parking.ParkingBeans;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** {@code POST /stripe/webhook} as {@link WebhookController} answers it, without the framework. */
final class DirectWebhook implements DirectRoute {

    /** As {@code application.properties} has it. */
    private static final int MOST_BYTES = 1024 * 1024;

    private final Deliveries deliveries;

    DirectWebhook(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    static DirectWebhook open(FunctionParts parts) {
        WebhookBeans webhook = new WebhookBeans();
        Settings settings = parts.settings();
        Clock clock = parts.clock();
        Metrics metrics = parts.metrics();
        Secrets secrets = webhook.secrets(settings, parts.secrets(), clock);
        return new DirectWebhook(
                webhook.deliveries(
                        webhook.signingSecrets(secrets, settings, clock),
                        events(parts, webhook, secrets),
                        webhook.webhookMetrics(metrics, clock)));
    }

    /** What the framework makes of the same factories. */
    private static Events events(FunctionParts parts, WebhookBeans webhook, Secrets secrets) {
        ShopBeans shop = new ShopBeans();
        Settings settings = parts.settings();
        CommerceTable table = parts.table();
        Clock clock = parts.clock();
        Metrics metrics = parts.metrics();
        StripeGateway stripe = shop.stripe(settings, secrets, clock, metrics);
        StripeSessions sessions = shop.stripeSessions(stripe, clock);
        AfterCommit mail =
                webhook.afterCommit(
                        webhook.mailRoom(settings, secrets, metrics, clock), table, clock);
        Settlement settlement =
                shop.settlement(
                        table,
                        sessions,
                        shop.ledger(table, settings, clock),
                        settings,
                        clock,
                        parts.random(),
                        metrics,
                        Optional.of(mail));
        PaymentSettlement payments =
                shop.paymentSettlement(
                        settlement,
                        shop.sessions(table),
                        sessions,
                        shop.stripePayments(stripe),
                        settings);
        UnfinishedEvents unfinished = shop.unfinishedEvents(table, settings, clock);
        return new EventBeans()
                .events(
                        settings,
                        secrets,
                        settlement,
                        payments,
                        unfinished,
                        Optional.of(new ParkingBeans().deadLetters(settings)),
                        metrics,
                        clock);
    }

    @Override
    public String path() {
        return "/stripe/webhook";
    }

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public Duration budget() {
        return Deliveries.BUDGET;
    }

    @Override
    public Optional<Mono<String>> answer(DirectRequest request) {
        return Optional.of(
                deliveries
                        .take(request.body(), request.header("Stripe-Signature").orElse(""))
                        .thenReturn("{\"received\":true}"));
    }
}
