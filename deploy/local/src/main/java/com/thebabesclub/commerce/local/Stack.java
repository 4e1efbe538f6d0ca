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
import com.thebabesclub.commerce.local.wire.EmulatorClient;
import com.thebabesclub.commerce.local.wire.PostmarkReceiver;
import com.thebabesclub.commerce.local.wire.WireApi;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A running shop: the table, Stripe or its emulator, the services, and the gateway before them. */
final class Stack implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Supervisor supervisor;
    private final LocalTable table;
    private final Gateway gateway;

    private Stack(Supervisor supervisor, LocalTable table, Gateway gateway) {
        this.supervisor = supervisor;
        this.table = table;
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
        LocalTable table = LocalTable.of(parts.settings().ports());
        try {
            long begun = System.nanoTime();
            Services services = new Services(parts, supervisor);
            // Beside what they stand on: loading classes takes longest, and needs nobody else.
            services.startAll();
            startFoundations(parts, supervisor, table, begun, progress);
            services.awaitAll(begun, progress);
            Gateway gateway = startGateway(parts, services, supervisor, table);
            try {
                // Nobody asks it before an event is parked: the first answer need not wait.
                startQueue(parts, supervisor, progress);
            } catch (RuntimeException | InterruptedException e) {
                gateway.close();
                throw e;
            }
            return new Stack(supervisor, table, gateway);
        } catch (RuntimeException | InterruptedException e) {
            table.close();
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
        table.close();
        supervisor.close();
    }

    private static void startFoundations(
            Parts parts, Supervisor supervisor, LocalTable table, long begun, Progress progress)
            throws InterruptedException {
        Ports ports = parts.settings().ports();
        RunningPart dynamoDb = supervisor.start(parts.dynamoDb());
        if (parts.settings().emulated()) {
            RunningPart stripe = supervisor.start(parts.stripe());
            stripe.awaitReady(START_LIMIT);
            progress.ready(stripe.name(), ports.stripe(), since(begun));
        }
        dynamoDb.awaitReady(START_LIMIT);
        table.create();
        table.putStock(DemoStock.PIECES);
        progress.ready(dynamoDb.name(), ports.dynamoDb(), since(begun));
    }

    private static void startQueue(Parts parts, Supervisor supervisor, Progress progress)
            throws InterruptedException {
        long begun = System.nanoTime();
        RunningPart sqs = supervisor.start(parts.sqs());
        sqs.awaitReady(START_LIMIT);
        progress.ready(sqs.name(), parts.settings().ports().sqs(), since(begun));
    }

    private static Gateway startGateway(
            Parts parts, Services services, Supervisor supervisor, LocalTable table) {
        Ports ports = parts.settings().ports();
        Clock clock = Clock.systemUTC();
        SecureIds ids = new SecureIds();
        PostmarkReceiver mail = new PostmarkReceiver(LocalSettings.POSTMARK_TOKEN, clock, ids);
        OrderEventReceiver orderEvents =
                new OrderEventReceiver(LocalSettings.ORDER_WEBHOOK_SECRET, clock);
        Optional<EmulatorClient> emulator =
                parts.settings().emulated()
                        ? Optional.of(
                                new EmulatorClient(ports.stripeUri(), LocalSettings.EMULATOR_KEY))
                        : Optional.empty();
        List<Upstream> upstreams =
                Stream.of(Service.values()).map(service -> service.upstream(ports)).toList();
        return Gateway.start(
                ports.gateway(),
                upstreams,
                Gateway.Limits.USUAL,
                new Controls(parts.settings(), services),
                new SyncFunction(parts, supervisor),
                List.of(
                        new OidcProvider(LocalToken::signed, clock, ids),
                        new StaticPages(Site.CONSOLE, parts.root()),
                        new StaticPages(Site.SHOP, parts.root()),
                        new StaticPages(Site.WIRE, parts.root()),
                        mail,
                        orderEvents,
                        new WireApi(
                                emulator,
                                table,
                                mail,
                                orderEvents,
                                () -> supervisor.run(parts.sync("sync", "due", "--json")))));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
