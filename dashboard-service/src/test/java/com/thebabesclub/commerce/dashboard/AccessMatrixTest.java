package com.thebabesclub.commerce.dashboard;

import com.thebabesclub.commerce.testing.AccessMatrix;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebRequest;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.runtime.server.EmbeddedServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Every route of the dashboard in every situation of its caller. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Case(
        id = "W5",
        sentence =
                "Every route and no token, a good one, an expired one, null, garbage, keys that are down,"
                        + " an authorizer, a role elsewhere: answered as the table says.")
class AccessMatrixTest {

    /** No order of anybody: a route that gets so far says 404. */
    private static final String ORDER = "cs_test_accessmatrix";

    private Dashboard trusting;
    private Dashboard keysDown;

    @BeforeAll
    void start() {
        trusting = dashboard(AccessMatrix.TRUSTING);
        keysDown = dashboard(AccessMatrix.KEYS_DOWN);
    }

    private static Dashboard dashboard(Map<String, String> settings) {
        ApplicationContextBuilder builder = ApplicationContext.builder("test");
        DashboardContextBuilder.configure(builder, settings);
        ApplicationContext context = builder.start();
        context.getBean(EmbeddedServer.class).start();
        return context.getBean(Dashboard.class);
    }

    @AfterAll
    void stop() {
        trusting.close();
        keysDown.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void theDashboardAnswersAsTheTableSays(int door) {
        matrix("dashboard-service", whom -> whom != Routes.For.NEIGHBOURS)
                .assertHolds(
                        trusting.doors().get(door),
                        keysDown.doors().get(door),
                        door == 0,
                        TestClock.NOON);
    }

    @ParameterizedTest
    @ValueSource(ints = 0)
    void aServersOwnRoutesAnswerAsTheTableSays(int netty) {
        matrix("Every server", whom -> whom == Routes.For.NEIGHBOURS)
                .assertHolds(
                        trusting.doors().get(netty),
                        keysDown.doors().get(netty),
                        true,
                        TestClock.NOON);
    }

    private static AccessMatrix matrix(String service, Predicate<Routes.For> audience) {
        Map<String, WebRequest> requests = new LinkedHashMap<>();
        Routes.forOrder(ORDER)
                .forEach(
                        (route, row) -> {
                            if (audience.test(row.whom())) {
                                requests.put(route, row.request());
                            }
                        });
        return new AccessMatrix(service, requests);
    }
}
