package com.thebabesclub.stripe.emulator.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.api.Call;
import com.thebabesclub.stripe.emulator.api.Route;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shapes;
import com.thebabesclub.stripe.emulator.store.ObjectStore;
import com.thebabesclub.stripe.emulator.store.PageRequest;

import java.util.List;

/** The balance's history: https://docs.stripe.com/api/balance_transactions. */
public final class BalanceTransactions {

    private static final HashShape LIST =
            PageRequest.SHAPE
                    .optional("currency", Shapes.currency())
                    .optional("source", Shapes.text())
                    .optional("type", Shapes.text());

    private final Scene scene;
    private final ObjectStore<BalanceTransaction> transactions =
            new ObjectStore<>("balance transaction");

    public BalanceTransactions(Scene scene) {
        this.scene = scene;
    }

    public ObjectStore<BalanceTransaction> store() {
        return transactions;
    }

    /** Money moved. */
    public BalanceTransaction record(
            String type, String source, String currency, long amount, long fee) {
        return transactions.put(
                new BalanceTransaction(
                        scene.ids().next("txn_"),
                        scene.now(),
                        type,
                        source,
                        currency,
                        amount,
                        fee,
                        null));
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/v1/balance_transactions", LIST, this::list),
                Route.get(
                        "/v1/balance_transactions/{id}",
                        call -> transactions.get(call.id(), "id").json(call.version())));
    }

    private ObjectNode list(Call call) {
        Params params = call.params();
        return transactions
                .page(
                        PageRequest.of(params),
                        transaction ->
                                params.text("currency", transaction.currency())
                                                .equals(transaction.currency())
                                        && params.text("source", transaction.source())
                                                .equals(transaction.source())
                                        && params.text("type", transaction.type())
                                                .equals(transaction.type()))
                .json(call.version(), call.url());
    }
}
