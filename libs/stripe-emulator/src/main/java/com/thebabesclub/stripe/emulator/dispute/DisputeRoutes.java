package com.thebabesclub.stripe.emulator.dispute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.api.Call;
import com.thebabesclub.stripe.emulator.api.Route;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Shapes;
import com.thebabesclub.stripe.emulator.store.PageRequest;

import java.util.List;

/** The routes of disputes. */
public final class DisputeRoutes {

    private static final HashShape LIST =
            PageRequest.SHAPE
                    .optional("charge", Shapes.text())
                    .optional("payment_intent", Shapes.text());
    private static final HashShape UPDATE =
            HashShape.hash()
                    .optional("evidence", Evidence.shape())
                    .metadata()
                    .optional("submit", Shapes.flag());

    private final Disputes disputes;

    public DisputeRoutes(Disputes disputes) {
        this.disputes = disputes;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/v1/disputes", LIST, this::list),
                Route.get(
                        "/v1/disputes/{id}",
                        call -> disputes.store().get(call.id(), "dispute").json(call.version())),
                Route.post(
                        "/v1/disputes/{id}",
                        UPDATE,
                        call ->
                                disputes.update(call.id(), call.params(), call.cause())
                                        .json(call.version())),
                Route.post(
                        "/v1/disputes/{id}/close",
                        HashShape.hash(),
                        call -> disputes.lose(call.id(), call.cause()).json(call.version())));
    }

    private ObjectNode list(Call call) {
        String charge = call.params().text("charge");
        String intent = call.params().text("payment_intent");
        return disputes.store()
                .page(
                        PageRequest.of(call.params()),
                        dispute ->
                                (charge == null || charge.equals(dispute.charge().id()))
                                        && (intent == null
                                                || intent.equals(dispute.charge().paymentIntent())))
                .json(call.version(), call.url());
    }
}
