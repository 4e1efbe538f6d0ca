package com.thebabesclub.commerce.dashboard;

import static com.thebabesclub.commerce.dashboard.DashboardFaultWorld.ANN;

import com.thebabesclub.commerce.dashboard.DashboardFaultWorld.Service;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.testing.WebRequest;

import java.util.Locale;
import java.util.Optional;

/** What is asked of the dashboard, and what happened before. */
enum FaultOperation {
    ORDERS {
        @Override
        WebRequest prepare(DashboardFaultWorld world, Service service) {
            ownOrder(world, service);
            return WebRequest.get("/dashboard/orders").bearer(world.shop().token(ANN));
        }
    },
    ORDER {
        @Override
        WebRequest prepare(DashboardFaultWorld world, Service service) {
            return WebRequest.get("/dashboard/orders/" + ownOrder(world, service))
                    .bearer(world.shop().token(ANN));
        }
    },
    EXPORT {
        @Override
        WebRequest prepare(DashboardFaultWorld world, Service service) {
            ownOrder(world, service);
            return WebRequest.get("/dashboard/export").bearer(world.shop().token(ANN));
        }
    },
    SYNC {
        @Override
        WebRequest prepare(DashboardFaultWorld world, Service service) {
            return WebRequest.post("/admin/sync", "{}").bearer(world.shop().admin());
        }
    };

    /** Lets it happen; what is asked then. */
    abstract WebRequest prepare(DashboardFaultWorld world, Service service);

    private static String ownOrder(DashboardFaultWorld world, Service service) {
        return world.order(service, Optional.of(new OrderOwner(ANN, true)));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
