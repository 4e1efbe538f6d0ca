package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.http.lambda.ApiHandler;
import com.thebabesclub.commerce.http.lambda.FunctionContextFactory;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.SessionRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.FaultWorld;
import com.thebabesclub.commerce.testing.Invocation;
import com.thebabesclub.commerce.testing.Life;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.SuppliedTableClient;
import com.thebabesclub.commerce.testing.TestShop;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import io.micronaut.context.ApplicationContext;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/** A shop with one order, in which one thing is asked of the dashboard. */
final class DashboardFaultWorld extends FaultWorld {

    static final String ANN = "ann";

    private static final DynamoDbAsyncClient CLIENT = LocalTable.client().build();
    private static final Metrics NO_METRICS = _ -> {};

    private static final Pattern TIME = Pattern.compile("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");

    private final LambdaApi lambda = LambdaApi.start();
    private final WebRequest request;
    private int processes;

    DashboardFaultWorld(FaultOperation operation) {
        super(TestShop.on(CLIENT));
        try (Life life = Life.unharmed()) {
            request = operation.prepare(this, before -> ask(life, before));
        }
    }

    /** The session of an order of two necklaces, which its owner or a guest has paid. */
    String order(Service service, Optional<OrderOwner> owner) {
        String session = shop().session(TestShop.cart());
        Instant created = shop().clock().instant();
        OrderLine line =
                new OrderLine(
                        "Red Necklace",
                        Optional.of("N-RED"),
                        Optional.of("necklaces"),
                        2,
                        3000,
                        6000,
                        0,
                        0,
                        6000);
        CommerceTable table =
                new CommerceTable(shop().table().tap().direct(), shop().table().name());
        Await.done(
                table.transact(
                        List.of(
                                SessionRepository.create(
                                        SessionPointer.created(
                                                session,
                                                created,
                                                created.plusSeconds(86_400),
                                                owner,
                                                "v1.quote",
                                                "cart1",
                                                Optional.empty())),
                                SessionRepository.lines(
                                        session,
                                        new QuotedLines(
                                                List.of(line),
                                                Optional.of(
                                                        new QuotedLines.Expected(
                                                                "usd", 6000, 0, false)))))));
        shop().stripe().pay(session);
        String event = shop().stripe().lastEvent("checkout.session.completed").id();
        WebAnswer told =
                service.ask(
                        WebRequest.of("POST", "/admin/events/" + event + "/replay")
                                .bearer(shop().admin()));
        assertThat(told.body()).contains("\"result\":\"done\"");
        return session;
    }

    @Override
    protected WebRequest request() {
        return request;
    }

    @Override
    protected String essence(WebAnswer answer) {
        return answer.status() + " " + TIME.matcher(answer.body()).replaceAll("(time)");
    }

    @Override
    protected Door start(Life life) {
        Map<String, String> variables = new HashMap<>(shop().variables());
        variables.put(
                "STRIPE_API_BASE", life.server(URI.create(shop().stripe().baseUrl())).toString());
        Map<String, Object> properties = new HashMap<>(lambda.clientProperties());
        properties.computeIfPresent(
                LambdaApi.ENDPOINT,
                (_, address) -> life.server(URI.create(address.toString())).toString());
        ApplicationContext function =
                FunctionContextFactory.builder(EnvironmentVariables.of(variables))
                        .properties(properties)
                        .singletons(
                                shop().clock(),
                                new SuppliedTableClient(life.client(shop().table())),
                                new Random(++processes),
                                NO_METRICS)
                        .start();
        return Door.restApi(
                shop().clock(), new ApiHandler(life.owns(function)), Invocation.fresh());
    }

    @Override
    public void close() {
        lambda.close();
        super.close();
    }

    /** What a service answers before anything fails. */
    @FunctionalInterface
    interface Service {
        WebAnswer ask(WebRequest request);
    }
}
