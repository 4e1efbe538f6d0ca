package com.thebabesclub.commerce.packaging.training;

import com.thebabesclub.commerce.packaging.image.Rehearsal;

import java.io.IOException;

/** The rehearsal of each function, with all that it talks to. */
public final class Rehearsals implements AutoCloseable {

    private final StandIns standIns = new StandIns();

    public Rehearsals() throws IOException {}

    /**
     * That of a service.
     *
     * @param service the name of its module
     */
    public Rehearsal of(String service) {
        return switch (service) {
            case "checkout-service" -> new CheckoutRehearsal(standIns);
            case "webhook-service" -> new WebhookRehearsal(standIns);
            case "dashboard-service" -> new DashboardRehearsal(standIns);
            case "sync-job" -> new SyncRehearsal(standIns);
            default -> throw new IllegalArgumentException("nothing is rehearsed for " + service);
        };
    }

    @Override
    public void close() {
        standIns.close();
    }
}
