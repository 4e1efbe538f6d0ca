package com.thebabesclub.commerce.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.thebabesclub.commerce.http.lambda.ApiHandler;
import com.thebabesclub.commerce.http.lambda.FunctionContextFactory;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.SuppliedTableClient;
import com.thebabesclub.commerce.testing.TestClock;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.MockLambdaContext;
import io.micronaut.runtime.server.EmbeddedServer;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sample service behind its three doors; unless a test moves the clock, it is always noon. */
public final class Sample implements AutoCloseable {

    private final ApplicationContext server;
    private final ApplicationContext function;
    private final ApiHandler handler;
    private final List<Door> doors;

    public Sample(Map<String, String> settings, Object... beans) {
        this(TestClock.atNoon(), settings, beans);
    }

    public Sample(TestClock clock, Map<String, String> settings, Object... beans) {
        Map<String, String> variables = new HashMap<>(settings);
        variables.putAll(Map.of("COMMERCE_TABLE", "none", "STRIPE_SECRET", "sk_test_none"));
        EnvironmentVariables all = EnvironmentVariables.of(variables);
        Object[] own = {clock, new SuppliedTableClient(untouchedTable()), secrets(all, clock)};
        server =
                all.configure(ApplicationContext.builder("test"))
                        .properties(Map.of("micronaut.server.port", -1))
                        .singletons(own)
                        .singletons(beans)
                        .start();
        function = FunctionContextFactory.builder(all).singletons(own).singletons(beans).start();
        handler = new ApiHandler(function);
        doors =
                List.of(
                        Door.netty(server.getBean(EmbeddedServer.class).start().getURI()),
                        Door.restApi(clock, handler, context()),
                        Door.httpApi(clock, handler, context()));
    }

    private static DynamoDbAsyncClient untouchedTable() {
        return DynamoDbAsyncClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
    }

    private static Secrets secrets(EnvironmentVariables settings, TestClock clock) {
        return Secrets.read(settings, _ -> Mono.empty(), clock, SecretName.STRIPE_SECRET);
    }

    private static Context context() {
        return new MockLambdaContext() {
            @Override
            public String getAwsRequestId() {
                return "6bc28136-5a1b-4cb9-9d43-ee3b4ef9d4c7";
            }
        };
    }

    /** The function, as Lambda calls it. */
    ApiHandler handler() {
        return handler;
    }

    /** Where the server listens, for what no other door can send. */
    public URI address() {
        return server.getBean(EmbeddedServer.class).getURI();
    }

    public List<Door> doors() {
        return doors;
    }

    @Override
    public void close() {
        server.close();
        function.close();
    }
}
