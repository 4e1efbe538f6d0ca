package com.thebabesclub.stripe.emulator.payment;

import com.thebabesclub.stripe.emulator.api.Cause;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.payment.PaymentIntent.Status;
import com.thebabesclub.stripe.emulator.store.Index;
import com.thebabesclub.stripe.emulator.store.ObjectStore;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Takes money: moves payment intents and charges along and tells each step as Stripe does. */
public final class Payments {

    private static final BigDecimal FEE_SHARE = new BigDecimal("0.029");
    private static final long FEE_FIXED = 30;

    private final Scene scene;
    private final BalanceTransactions balance;
    private final ObjectStore<PaymentIntent> intents = new ObjectStore<>("payment_intent");
    private final ObjectStore<Charge> charges =
            new ObjectStore<>(
                    "charge",
                    new Index<>(
                            charge ->
                                    Index.keys(
                                            "customer", charge.sale().customer(),
                                            "intent", charge.paymentIntent())));

    public Payments(Scene scene, BalanceTransactions balance) {
        this.scene = scene;
        this.balance = balance;
    }

    public ObjectStore<PaymentIntent> intents() {
        return intents;
    }

    public ObjectStore<Charge> charges() {
        return charges;
    }

    /** A payment starts. */
    public PaymentIntent start(Sale sale, Cause cause) {
        String id = scene.ids().next("pi_3");
        PaymentIntent intent =
                intents.put(
                        new PaymentIntent(
                                id,
                                scene.now(),
                                id + "_secret_" + scene.ids().next("", 25),
                                sale,
                                Status.REQUIRES_PAYMENT_METHOD,
                                null,
                                null,
                                List.of(),
                                null));
        scene.events().publish("payment_intent.created", intent, cause);
        return intent;
    }

    /** Another attempt, perhaps with another payer or amount. */
    public PaymentIntent retry(PaymentIntent intent, Sale sale) {
        return intents.put(intent.with(sale));
    }

    /** The money is there. */
    public PaymentIntent succeed(PaymentIntent intent, PaymentMethod method, Cause cause) {
        Charge pending = charge(intent, method, "pending", null);
        Charge charge = charges.put(pending.settled("succeeded", null, paidIn(pending)));
        PaymentIntent paid = attempted(intent, Status.SUCCEEDED, method, null, charge);
        scene.events().publish("charge.succeeded", charge, cause);
        scene.events().publish("payment_intent.succeeded", paid, cause);
        return paid;
    }

    /** The card was refused; the payer may try again. */
    public PaymentIntent decline(
            PaymentIntent intent, PaymentMethod method, Decline decline, Cause cause) {
        Charge charge = charges.put(charge(intent, method, "failed", decline));
        PaymentIntent failed =
                attempted(intent, Status.REQUIRES_PAYMENT_METHOD, method, decline, charge);
        scene.events().publish("charge.failed", charge, cause);
        scene.events().publish("payment_intent.payment_failed", failed, cause);
        return failed;
    }

    /** The bank wants to see the payer: 3-D Secure. */
    public PaymentIntent challenge(PaymentIntent intent, PaymentMethod method, Cause cause) {
        PaymentIntent waiting = intents.put(intent.with(Status.REQUIRES_ACTION, method, null));
        scene.events().publish("payment_intent.requires_action", waiting, cause);
        return waiting;
    }

    /** The payer did not pass the challenge; nothing was charged. */
    public PaymentIntent failChallenge(PaymentIntent intent, Cause cause) {
        PaymentIntent failed =
                intents.put(
                        intent.with(
                                Status.REQUIRES_PAYMENT_METHOD,
                                intent.method(),
                                Decline.authentication()));
        scene.events().publish("payment_intent.payment_failed", failed, cause);
        return failed;
    }

    /** A debit is on its way; the bank will tell in days. */
    public PaymentIntent process(PaymentIntent intent, PaymentMethod method, Cause cause) {
        Charge charge = charges.put(charge(intent, method, "pending", null));
        PaymentIntent processing = attempted(intent, Status.PROCESSING, method, null, charge);
        scene.events().publish("charge.pending", charge, cause);
        scene.events().publish("payment_intent.processing", processing, cause);
        return processing;
    }

    /** The bank paid. */
    public PaymentIntent clear(PaymentIntent intent) {
        Charge pending = latest(intent);
        Charge charge = charges.put(pending.settled("succeeded", null, paidIn(pending)));
        PaymentIntent paid = settled(intent, Status.SUCCEEDED, null, charge);
        scene.events().publish("charge.succeeded", charge, Cause.NONE);
        scene.events().publish("payment_intent.succeeded", paid, Cause.NONE);
        return paid;
    }

    /** The bank did not pay. */
    public PaymentIntent bounce(PaymentIntent intent) {
        Decline decline = Decline.debit();
        Charge charge = charges.put(latest(intent).settled("failed", decline, null));
        PaymentIntent failed = settled(intent, Status.REQUIRES_PAYMENT_METHOD, decline, charge);
        scene.events().publish("charge.failed", charge, Cause.NONE);
        scene.events().publish("payment_intent.payment_failed", failed, Cause.NONE);
        return failed;
    }

    /** Nobody will pay any more. */
    public void cancel(PaymentIntent intent, Cause cause) {
        PaymentIntent canceled = intents.put(intent.canceled(scene.now()));
        scene.events().publish("payment_intent.canceled", canceled, cause);
    }

    /** A refund or dispute changed a charge. */
    public Charge update(Charge charge) {
        charges.put(charge);
        intents.find(charge.paymentIntent())
                .ifPresent(
                        intent ->
                                intents.put(
                                        intent.with(
                                                intent.charges().stream()
                                                        .map(c -> sameId(c, charge) ? charge : c)
                                                        .toList())));
        return charge;
    }

    private Charge latest(PaymentIntent intent) {
        return charges.get(Objects.requireNonNull(intent.latestCharge()), "id");
    }

    private PaymentIntent attempted(
            PaymentIntent intent,
            Status status,
            PaymentMethod method,
            @Nullable Decline decline,
            Charge charge) {
        List<Charge> attempts = new ArrayList<>(intent.charges());
        attempts.addFirst(charge);
        return intents.put(intent.with(status, method, decline).with(attempts));
    }

    private PaymentIntent settled(
            PaymentIntent intent, Status status, @Nullable Decline decline, Charge charge) {
        List<Charge> attempts = new ArrayList<>(intent.charges());
        attempts.set(0, charge);
        return intents.put(intent.with(status, intent.method(), decline).with(attempts));
    }

    private Charge charge(
            PaymentIntent intent, PaymentMethod method, String status, @Nullable Decline decline) {
        return new Charge(
                scene.ids().next(method.type().equals("card") ? "ch_3" : "py_3"),
                scene.now(),
                intent.id(),
                intent.sale(),
                method,
                status,
                decline,
                null,
                null,
                0,
                List.of(),
                false);
    }

    private String paidIn(Charge charge) {
        long fee =
                FEE_SHARE
                                .multiply(BigDecimal.valueOf(charge.sale().amount()))
                                .setScale(0, RoundingMode.HALF_UP)
                                .longValueExact()
                        + FEE_FIXED;
        String type = charge.method().type().equals("card") ? "charge" : "payment";
        return balance.record(
                        type, charge.id(), charge.sale().currency(), charge.sale().amount(), fee)
                .id();
    }

    private static boolean sameId(Charge one, Charge other) {
        return one.id().equals(other.id());
    }
}
