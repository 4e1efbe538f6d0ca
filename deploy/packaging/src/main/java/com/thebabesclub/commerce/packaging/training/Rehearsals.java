package com.thebabesclub.commerce.packaging.training;

import com.thebabesclub.commerce.packaging.image.Rehearsal;

import java.io.IOException;
import java.util.List;

/** The rehearsal of each handler, with all that the functions talk to. */
public final class Rehearsals implements AutoCloseable {

    static final String API = "com.thebabesclub.commerce.web.ApiHandler";
    static final String QUOTE = "com.thebabesclub.commerce.checkout.quote.QuoteHandler";
    static final String WEBHOOK = "com.thebabesclub.commerce.webhook.event.WebhookHandler";
    static final String SYNC = "com.thebabesclub.commerce.sync.SyncHandler";

    private final StandIns standIns = new StandIns();

    public Rehearsals() throws IOException {}

    /**
     * Those of a service, one for each handler that functions are deployed with: every other one
     * starts without a cache.
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
