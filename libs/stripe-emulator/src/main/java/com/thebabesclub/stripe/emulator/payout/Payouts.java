package com.thebabesclub.stripe.emulator.payout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.api.Call;
import com.thebabesclub.stripe.emulator.api.Cause;
import com.thebabesclub.stripe.emulator.api.Route;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Shapes;
import com.thebabesclub.stripe.emulator.payment.BalanceTransaction;
import com.thebabesclub.stripe.emulator.payment.BalanceTransactions;
import com.thebabesclub.stripe.emulator.store.ObjectStore;
import com.thebabesclub.stripe.emulator.store.PageRequest;

import java.util.List;

/** Pays the account's balance out. */
public final class Payouts {

    private static final HashShape LIST = PageRequest.SHAPE.optional("status", Shapes.text());

    private final Scene scene;
    private final BalanceTransactions balance;
    private final ObjectStore<Payout> payouts = new ObjectStore<>("payout");

    public Payouts(Scene scene, BalanceTransactions balance) {
        this.scene = scene;
        this.balance = balance;
    }

    /**
     * By Stripe's schedule: all of a currency that was not paid out yet, which may be less than 0.
     */
    public Payout payOut(String currency) {
        List<BalanceTransaction> unpaid = balance.unpaid(currency);
        long sum = unpaid.stream().mapToLong(BalanceTransaction::net).sum();
        Payout payout = made(currency, sum, true);
        unpaid.forEach(transaction -> balance.payOut(transaction, payout.id()));
        return payout;
    }

    /** By somebody in the dashboard: an amount, of which nobody says what it is made of. */
    public Payout payOutByHand(String currency, long amount) {
        return made(currency, amount, false);
    }

    private Payout made(String currency, long amount, boolean automatic) {
        String id = scene.ids().next("po_1");
        BalanceTransaction out = balance.record("payout", id, currency, -amount, 0);
        balance.payOut(out, id);
        if (!automatic) {
            balance.keepToItself(id);
        }
        Payout payout =
                payouts.put(new Payout(id, scene.now(), currency, amount, automatic, out.id()));
        scene.events().publish("payout.paid", payout, Cause.NONE);
        return payout;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/v1/payouts", LIST, this::list),
                Route.get(
                        "/v1/payouts/{id}",
                        call -> payouts.get(call.id(), "payout").json(call.version())));
    }

    private ObjectNode list(Call call) {
        String status = call.params().text("status", "paid");
        return payouts.page(PageRequest.of(call.params()), _ -> status.equals("paid"))
                .json(call.version(), call.url());
    }
}
