package com.thebabesclub.commerce.packaging.training;

import com.thebabesclub.commerce.packaging.image.Rehearsal;

import java.io.IOException;
import java.util.List;

/** The rehearsal of each function, with all that the functions talk to. */
public final class Rehearsals implements AutoCloseable {

    static final String API = "com.thebabesclub.commerce.http.lambda.ApiHandler";
    static final String SYNC = "com.thebabesclub.commerce.sync.SyncHandler";

    private final StandIns standIns = new StandIns();

    public Rehearsals() throws IOException {}

    /**
     * Those of a service, one for each function that it is deployed as. The first is the one that
     * is started where none is named.
     *
     * @param service the name of its module
     */
    public List<Rehearsal> of(String service) {
        return switch (service) {
            case "checkout-service" ->
                    List.of(new CheckoutRehearsal(standIns), new QuoteRehearsal(standIns));
            case "webhook-service" -> List.of(new WebhookRehearsal(standIns));
            case "dashboard-service" -> List.of(new DashboardRehearsal(standIns));
            case "sync-job" -> List.of(new SyncRehearsal(standIns));
            default -> throw new IllegalArgumentException("nothing is rehearsed for " + service);
        };
    }

    @Override
    public void close() {
        standIns.close();
    }
}
