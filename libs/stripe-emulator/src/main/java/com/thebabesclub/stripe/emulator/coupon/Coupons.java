package com.thebabesclub.stripe.emulator.coupon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.api.Call;
import com.thebabesclub.stripe.emulator.api.Route;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Numbers;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shapes;
import com.thebabesclub.stripe.emulator.store.ObjectStore;
import com.thebabesclub.stripe.emulator.store.PageRequest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The coupons of the account: https://docs.stripe.com/api/coupons. */
public final class Coupons {

    private static final HashShape CREATE =
            HashShape.hash()
                    .optional("amount_off", Numbers.positive())
                    .optional(
                            "applies_to",
                            HashShape.hash()
                                    .optional("products", Shapes.listOf(Shapes.text(), 100)))
                    .optional("currency", Shapes.currency())
                    .optional("duration", Shapes.choice("forever", "once", "repeating"))
                    .optional("duration_in_months", Numbers.positive())
                    .optional("id", Shapes.text(200))
                    .optional("max_redemptions", Numbers.positive())
                    .metadata()
                    .optional("name", Shapes.text(40))
                    .optional("percent_off", Numbers.decimal())
                    .optional("redeem_by", Numbers.timestamp())
                    .atMostOne("amount_off", "percent_off");
    private static final HashShape UPDATE =
            HashShape.hash().metadata().optional("name", Shapes.text(40));

    private final Scene scene;
    private final ObjectStore<Coupon> coupons = new ObjectStore<>("coupon");

    public Coupons(Scene scene) {
        this.scene = scene;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/v1/coupons", CREATE, this::create),
                Route.get("/v1/coupons", PageRequest.SHAPE, this::list),
                Route.get(
                        "/v1/coupons/{id}",
                        call -> coupons.get(call.id(), "coupon").json(call.version())),
                Route.post("/v1/coupons/{id}", UPDATE, this::update),
                Route.delete("/v1/coupons/{id}", this::delete));
    }

    public ObjectStore<Coupon> store() {
        return coupons;
    }

    /**
     * The coupon that a parameter names, if it can still be redeemed.
     *
     * @throws StripeError if it is not there, used up or past its time
     */
    public Coupon redeemable(String id, String param) {
        Coupon coupon = coupons.referenced(id, param);
        if (coupon.expired(scene.now())) {
            throw StripeError.conflict(
                    "coupon_expired",
                    param,
                    "Coupon %s is expired and cannot be applied.".formatted(id));
        }
        if (!coupon.valid()) {
            throw StripeError.conflict(
                    "coupon_expired",
                    param,
                    "Coupon %s is used up and cannot be applied.".formatted(id));
        }
        return coupon;
    }

    /** Counts a redemption, also of a coupon that was deleted meanwhile. */
    public void redeem(String id) {
        coupons.find(id)
                .ifPresent(
                        coupon -> {
                            Coupon redeemed =
                                    coupon.changed(
                                            coupon.name(),
                                            coupon.timesRedeemed() + 1,
                                            true,
                                            coupon.metadata());
                            coupons.put(
                                    redeemed.changed(
                                            redeemed.name(),
                                            redeemed.timesRedeemed(),
                                            !redeemed.usedUp(),
                                            redeemed.metadata()));
                        });
    }

    private ObjectNode create(Call call) {
        Params params = call.params();
        check(params);
        String id = params.text("id", scene.ids().next("", 8));
        if (coupons.find(id).isPresent()) {
            throw StripeError.conflict("resource_already_exists", "id", "Coupon already exists.");
        }
        Coupon coupon =
                coupons.put(
                        new Coupon(
                                id,
                                scene.now(),
                                params.text("name"),
                                params.number("amount_off"),
                                params.has("amount_off") ? params.text("currency") : null,
                                params.decimal("percent_off"),
                                params.text("duration", "once"),
                                params.number("duration_in_months"),
                                params.number("max_redemptions"),
                                params.number("redeem_by"),
                                params.hash("applies_to").texts("products"),
                                0,
                                true,
                                params.metadata()));
        if (coupon.redeemBy() != null) {
            scene.agenda().at(Instant.ofEpochSecond(coupon.redeemBy()), () -> expire(id));
        }
        scene.events().publish("coupon.created", coupon, call.cause());
        return coupon.json(call.version());
    }

    private void check(Params params) {
        BigDecimal percent = params.decimal("percent_off");
        if (percent == null && !params.has("amount_off")) {
            throw StripeError.missingParameter("percent_off");
        }
        if (percent != null
                && (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0)) {
            throw StripeError.invalid(
                    "percent_off", "Invalid percent_off: must be greater than 0 and at most 100.");
        }
        if (params.has("amount_off") && !params.has("currency")) {
            throw StripeError.missingParameter("currency");
        }
        boolean repeating = "repeating".equals(params.text("duration"));
        if (repeating != params.has("duration_in_months")) {
            throw StripeError.invalid(
                    "duration_in_months",
                    "`duration_in_months` is required for, and only for, a repeating duration.");
        }
        if (params.number("redeem_by", Long.MAX_VALUE) <= scene.now()) {
            throw StripeError.invalid("redeem_by", "`redeem_by` must be in the future.");
        }
    }

    private void expire(String id) {
        coupons.find(id)
                .ifPresent(
                        coupon ->
                                coupons.put(
                                        coupon.changed(
                                                coupon.name(),
                                                coupon.timesRedeemed(),
                                                false,
                                                coupon.metadata())));
    }

    private ObjectNode update(Call call) {
        Coupon before = coupons.get(call.id(), "coupon");
        Coupon after =
                coupons.put(
                        before.changed(
                                call.params().has("name")
                                        ? call.params().text("name")
                                        : before.name(),
                                before.timesRedeemed(),
                                before.valid(),
                                call.params().metadata(before.metadata())));
        scene.events().publish("coupon.updated", before, after, call.cause());
        return after.json(call.version());
    }

    private ObjectNode delete(Call call) {
        Coupon coupon = coupons.get(call.id(), "coupon");
        coupons.remove(coupon.id());
        scene.events().publish("coupon.deleted", coupon, call.cause());
        return Json.deleted(coupon.id(), "coupon");
    }

    private ObjectNode list(Call call) {
        return coupons.page(PageRequest.of(call.params()), _ -> true)
                .json(call.version(), call.url());
    }
}
