package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.AttackMatrix;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every route of the dashboard is attacked by somebody who may call it. */
@Case(
        id = "P143",
        sentence =
                "Every route meets hostile ids, bodies, types and origins, from somebody who may call it: 4xx where it is "
                        + "refused, never 5xx, no header for another origin, nothing of the inside.")
class AttackMatrixTest extends DashboardTest {

    private static final String ORDER = "cs_test_attackmatrix";

    @Test
    void everyRouteIsAttacked() {
        dashboard().order(ORDER, "attacked", TestClock.NOON.minusSeconds(60));

        int attacks = new AttackMatrix(routes(), ORDER).assertHolds(dashboard().doors().getFirst());

        System.out.println("dashboard: " + attacks + " attacks");
        assertThat(attacks).isGreaterThan(200);
    }

    private Map<String, WebRequest> routes() {
        Map<String, WebRequest> routes = new LinkedHashMap<>();
        Routes.forOrder(ORDER)
                .forEach(
                        (route, row) -> {
                            switch (row.whom()) {
                                case CUSTOMERS ->
                                        routes.put(
                                                route,
                                                row.request()
                                                        .bearer(dashboard().token("attacked")));
                                case ADMINS ->
                                        routes.put(
                                                route, row.request().bearer(dashboard().admin()));
                                case NEIGHBOURS -> {}
                            }
                        });
        return routes;
    }
}
