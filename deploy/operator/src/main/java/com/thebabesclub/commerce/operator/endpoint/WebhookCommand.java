package com.thebabesclub.commerce.operator.endpoint;

import com.thebabesclub.commerce.event.WebhookEndpointExpectation;
import com.thebabesclub.commerce.event.WebhookEndpointProperties;
import com.thebabesclub.commerce.operator.endpoint.EndpointReport.EndpointReply;
import com.thebabesclub.commerce.runtime.setting.HttpUrlParser;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.stripe.StripeEndpointClient;
import com.thebabesclub.commerce.stripe.StripeEndpointClient.EndpointChange;
import com.thebabesclub.commerce.stripe.StripeEndpointClient.MadeEndpoint;
import com.thebabesclub.commerce.stripe.StripeEventClient;
import com.thebabesclub.commerce.stripe.StripeGateway;
import com.thebabesclub.commerce.sync.command.JsonRenderer;
import com.thebabesclub.commerce.sync.command.RequiresCommandLine;
import com.thebabesclub.commerce.sync.command.ShopCommand;
import com.thebabesclub.commerce.sync.command.UsageException;

import jakarta.inject.Provider;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code webhook}: where Stripe sends events. */
@RequiresCommandLine
@Command(name = "webhook", description = "Looks after the endpoint that Stripe sends events to.")
public final class WebhookCommand extends ShopCommand {

    private static final int AS_IT_SHOULD_BE = 0;
    private static final int SOMETHING_LEFT = 1;

    private static final EndpointChange DISABLED =
            new EndpointChange(Optional.empty(), Optional.empty(), Optional.of(false));

    private final Provider<StripeGateway> stripes;
    private final Provider<WebhookEndpointProperties> endpoint;
    private final Provider<ShopProperties> shop;
    private final JsonRenderer renderer;

    WebhookCommand(
            Provider<StripeGateway> stripes,
            Provider<WebhookEndpointProperties> endpoint,
            Provider<ShopProperties> shop,
            JsonRenderer renderer) {
        this.stripes = stripes;
        this.endpoint = endpoint;
        this.shop = shop;
        this.renderer = renderer;
    }

    /** {@code webhook ensure}. */
    @Command(
            description = {
                "Makes Stripe's record of our webhook endpoint what it should be.",
                "",
                "It has our address, is enabled, is sent every event that changes orders, and in the API"
                        + " version of our calls. Stripe changes no endpoint's version: where that is wrong, a"
                        + " new endpoint is made and the old one goes on until --retire-others. The signing"
                        + " secret of a new endpoint is printed this once."
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:all is as it should be",
                "1:another endpoint still sends to this address; with --dry-run: there is something to do",
                "2:nothing was done"
            })
    Mono<Integer> ensure(
            @Option(
                            names = "--url",
                            paramLabel = "URL",
                            description = "The address of the webhook; default WEBHOOK_URL.")
                    Optional<String> url,
            @Option(
                            names = "--retire-others",
                            description =
                                    "Disables other endpoints at this address, once the right one is there and"
                                            + " its secret is in STRIPE_WEBHOOK_SECRET.")
                    boolean retire,
            @Option(
                            names = "--disabled",
                            description =
                                    "Has the endpoint there, with its secret, and sending nothing: before a"
                                            + " cut-over.")
                    boolean disabled,
            @Option(names = "--dry-run", description = "Says what would be done.") boolean dryRun,
            @Option(names = "--json", description = "For machines.") boolean json) {
        StripeGateway stripe = stripes.get();
        StripeEndpointClient endpoints = new StripeEndpointClient(stripe);
        return new StripeEventClient(stripe)
                .endpoints()
                .map(known -> EndpointPlan.of(wanted(url), mark(), known, !disabled, retire))
                .flatMap(
                        plan ->
                                dryRun
                                        ? shown(plan, json)
                                        : carriedOut(plan, endpoints, disabled, json));
    }

    private Mono<Integer> shown(EndpointPlan plan, boolean json) {
        print(new EndpointReport(plan, Optional.empty(), true), json);
        boolean done = plan.isEmpty() && plan.left().isEmpty();
        return Mono.just(done ? AS_IT_SHOULD_BE : SOMETHING_LEFT);
    }

    /** The secret is told once: what comes after it must not swallow it. */
    private Mono<Integer> carriedOut(
            EndpointPlan plan, StripeEndpointClient endpoints, boolean disabled, boolean json) {
        return made(plan, endpoints)
                .doOnNext(made -> print(new EndpointReport(plan, made, false), json))
                .flatMap(made -> corrected(plan, made, disabled, endpoints).thenReturn(plan))
                .map(_ -> plan.left().isEmpty() ? AS_IT_SHOULD_BE : SOMETHING_LEFT);
    }

    private void print(EndpointReport answer, boolean json) {
        out().println(json ? renderer.text(EndpointReply.of(answer)) : answer.text());
    }

    private WebhookEndpointExpectation wanted(Optional<String> url) {
        WebhookEndpointExpectation expected = WebhookEndpointExpectation.from(endpoint.get());
        WebhookEndpointExpectation wanted =
                url.map(this::address).map(expected::at).orElse(expected);
        if (wanted.url().isEmpty()) {
            throw new UsageException(
                    "Say the address of the webhook with --url, or set WEBHOOK_URL.");
        }
        return wanted;
    }

    private String address(String url) {
        return HttpUrlParser.of(url)
                .map(_ -> url)
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "--url should be an address such as https://api.example.com/stripe/webhook."));
    }

    private Map<String, String> mark() {
        return Map.of(
                "app", shop.get().app(),
                "env", shop.get().env());
    }

    private static Mono<Optional<MadeEndpoint>> made(
            EndpointPlan plan, StripeEndpointClient stripe) {
        return plan.make().map(stripe::create).orElseGet(Mono::empty).singleOptional();
    }

    /** Nothing is disabled before there is another. Stripe makes no endpoint that is disabled. */
    private static Mono<Void> corrected(
            EndpointPlan plan,
            Optional<MadeEndpoint> made,
            boolean disabled,
            StripeEndpointClient stripe) {
        Stream<Mono<Void>> silenced =
                made.filter(_ -> disabled).stream()
                        .map(endpoint -> stripe.update(endpoint.id(), DISABLED));
        Stream<Mono<Void>> changed =
                plan.correct().stream()
                        .map(change -> stripe.update(change.before().id(), change.change()));
        Stream<Mono<Void>> retired =
                plan.retire().stream().map(record -> stripe.update(record.id(), DISABLED));
        return Flux.concat(Stream.of(silenced, changed, retired).flatMap(calls -> calls).toList())
                .then();
    }
}
