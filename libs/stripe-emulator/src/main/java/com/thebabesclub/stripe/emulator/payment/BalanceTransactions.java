package com.thebabesclub.stripe.emulator.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.api.Call;
import com.thebabesclub.stripe.emulator.api.Route;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shapes;
import com.thebabesclub.stripe.emulator.store.ObjectStore;
import com.thebabesclub.stripe.emulator.store.PageRequest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The balance's history: https://docs.stripe.com/api/balance_transactions. */
public final class BalanceTransactions {

    private static final HashShape LIST =
            PageRequest.SHAPE
                    .optional("currency", Shapes.currency())
                    .optional("payout", Shapes.text())
                    .optional("source", Shapes.text())
                    .optional("type", Shapes.text());

    private final Scene scene;
    private final ObjectStore<BalanceTransaction> transactions =
            new ObjectStore<>("balance transaction");

    private final Set<String> byHand = new HashSet<>();

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
                        null,
                        null));
    }

    /** What of a currency was not paid out yet. */
    public List<BalanceTransaction> unpaid(String currency) {
        return transactions
                .newestFirst()
                .filter(transaction -> transaction.payout() == null)
                .filter(transaction -> transaction.currency().equals(currency))
                .toList();
    }

    /** Nobody is told what this payout, made by hand, is made of. */
    public void keepToItself(String payout) {
        byHand.add(payout);
    }

    public void payOut(BalanceTransaction transaction, String payout) {
        transactions.put(transaction.paidOut(payout));
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
        if (byHand.contains(params.text("payout", ""))) {
            throw StripeError.invalid(
                    "payout",
                    "Balance transaction history can only be filtered on automatic transfers, not manual.");
        }
        return transactions
                .page(
                        PageRequest.of(params),
                        transaction ->
                                params.text("currency", transaction.currency())
                                                .equals(transaction.currency())
                                        && params.text(
                                                        "payout",
                                                        String.valueOf(transaction.payout()))
                                                .equals(String.valueOf(transaction.payout()))
                                        && params.text("source", transaction.source())
                                                .equals(transaction.source())
                                        && params.text("type", transaction.type())
                                                .equals(transaction.type()))
                .json(call.version(), call.url());
    }
}
