package com.thebabesclub.commerce.local;

import com.thebabesclub.commerce.local.gateway.Gateway;
import com.thebabesclub.commerce.local.gateway.OrderEventReceiver;
import com.thebabesclub.commerce.local.gateway.Upstream;
import com.thebabesclub.commerce.local.oidc.OidcProvider;
import com.thebabesclub.commerce.local.oidc.SecureIds;
import com.thebabesclub.commerce.local.pages.Site;
import com.thebabesclub.commerce.local.pages.StaticPages;
import com.thebabesclub.commerce.local.process.RunningPart;
import com.thebabesclub.commerce.local.process.StackProblem;
import com.thebabesclub.commerce.local.process.Supervisor;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A running shop: the table, Stripe or its emulator, the services, and the gateway before them. */
final class Stack implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Supervisor supervisor;
    private final Gateway gateway;

    private Stack(Supervisor supervisor, Gateway gateway) {
        this.supervisor = supervisor;
        this.gateway = gateway;
    }

    /**
     * Returns when every part is ready.
     *
     * @throws StackProblem if one is not; then none is left running
     */
    static Stack start(Parts parts, Progress progress) throws InterruptedException {
        parts.settings().ports().requireFree(parts.settings().emulated());
        Supervisor supervisor = Supervisor.untilExit();
        try {
            startFoundations(parts, supervisor, progress);
            Services services = new Services(parts, supervisor);
            services.startAll(progress);
            return new Stack(supervisor, startGateway(parts, services, supervisor));
        } catch (RuntimeException | InterruptedException e) {
            supervisor.close();
            throw e;
        }
    }

    /** Completes with what ended although nobody had stopped it. */
    CompletableFuture<StackProblem> unexpectedEnd() {
        return supervisor.unexpectedEnd();
    }

    @Override
    public void close() {
        gateway.close();
        supervisor.close();
    }

    private static void startFoundations(Parts parts, Supervisor supervisor, Progress progress)
            throws InterruptedException {
        Ports ports = parts.settings().ports();
        long begun = System.nanoTime();
        RunningPart dynamoDb = supervisor.start(parts.dynamoDb());
        RunningPart sqs = supervisor.start(parts.sqs());
        if (parts.settings().emulated()) {
            RunningPart stripe = supervisor.start(parts.stripe());
            stripe.awaitReady(START_LIMIT);
            progress.ready(stripe.name(), ports.stripe(), since(begun));
        }
        dynamoDb.awaitReady(START_LIMIT);
        try (LocalTable table = LocalTable.of(ports)) {
            table.create();
        }
        progress.ready(dynamoDb.name(), ports.dynamoDb(), since(begun));
        sqs.awaitReady(START_LIMIT);
        progress.ready(sqs.name(), ports.sqs(), since(begun));
    }

    private static Gateway startGateway(Parts parts, Services services, Supervisor supervisor) {
        Ports ports = parts.settings().ports();
        List<Upstream> upstreams =
                Stream.of(Service.values()).map(service -> service.upstream(ports)).toList();
        return Gateway.start(
                ports.gateway(),
                upstreams,
                Gateway.Limits.USUAL,
                new Controls(parts.settings(), services),
                new SyncFunction(parts, supervisor),
                List.of(
                        new OidcProvider(LocalToken::signed, Clock.systemUTC(), new SecureIds()),
                        new StaticPages(Site.CONSOLE, parts.root()),
                        new StaticPages(Site.SHOP, parts.root()),
                        new StaticPages(Site.WIRE, parts.root()),
                        new OrderEventReceiver(
                                LocalSettings.ORDER_WEBHOOK_SECRET, Clock.systemUTC())));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
