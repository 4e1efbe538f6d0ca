package com.thebabesclub.stripe.emulator.coupon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.api.Call;
import com.thebabesclub.stripe.emulator.api.Route;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Numbers;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shapes;
import com.thebabesclub.stripe.emulator.store.ObjectStore;
import com.thebabesclub.stripe.emulator.store.PageRequest;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The promotion codes of the account: https://docs.stripe.com/api/promotion_codes. */
public final class PromotionCodes {

    private static final HashShape CREATE =
            HashShape.hash()
                    .optional("active", Shapes.flag())
                    .optional("code", Shapes.text(500))
                    .optional("coupon", Shapes.text())
                    .optional("customer", Shapes.text())
                    .optional("expires_at", Numbers.timestamp())
                    .optional("max_redemptions", Numbers.positive())
                    .metadata()
                    .optional(
                            "promotion",
                            HashShape.hash()
                                    .optional("coupon", Shapes.text())
                                    .required("type", Shapes.choice("coupon")))
                    .optional(
                            "restrictions",
                            HashShape.hash()
                                    .optional("first_time_transaction", Shapes.flag())
                                    .optional("minimum_amount", Numbers.positive())
                                    .optional("minimum_amount_currency", Shapes.currency()))
                    .atMostOne("coupon", "promotion");
    private static final HashShape UPDATE =
            HashShape.hash().optional("active", Shapes.flag()).metadata();
    private static final HashShape LIST =
            PageRequest.SHAPE
                    .optional("active", Shapes.flag())
                    .optional("code", Shapes.text())
                    .optional("coupon", Shapes.text())
                    .optional("customer", Shapes.text());

    private final Scene scene;
    private final Coupons coupons;
    private final ObjectStore<PromotionCode> codes = new ObjectStore<>("promotion code");

    public PromotionCodes(Scene scene, Coupons coupons) {
        this.scene = scene;
        this.coupons = coupons;
    }

    public ObjectStore<PromotionCode> store() {
        return codes;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/v1/promotion_codes", CREATE, this::create),
                Route.get("/v1/promotion_codes", LIST, this::list),
                Route.get(
                        "/v1/promotion_codes/{id}",
                        call -> codes.get(call.id(), "promotion_code").json(call.version())),
                Route.post("/v1/promotion_codes/{id}", UPDATE, this::update));
    }

    /**
     * The code with this id, if it can be used for such a sale.
     *
     * @throws StripeError if it cannot
     */
    public PromotionCode redeemable(
            String id, @Nullable String customer, long subtotal, String param) {
        PromotionCode code = codes.referenced(id, param);
        coupons.redeemable(code.coupon().id(), param);
        if (!code.redeemable(scene.now())) {
            throw refused(param, "This promotion code is expired or inactive.");
        }
        if (code.customer() != null && !code.customer().equals(customer)) {
            throw refused(param, "This promotion code is for another customer.");
        }
        if (code.minimumAmount() != null && subtotal < code.minimumAmount()) {
            throw refused(
                    param, "The subtotal is below the minimum amount of this promotion code.");
        }
        return code;
    }

    /** The active code that a payer typed, in any case of letters. */
    public Optional<PromotionCode> typed(String text) {
        return codes.newestFirst()
                .filter(code -> code.active() && code.code().equalsIgnoreCase(text.strip()))
                .findFirst();
    }

    /** Counts a use. */
    public void redeem(String id) {
        codes.find(id)
                .ifPresent(
                        code ->
                                codes.put(
                                        code.with(
                                                code.active(),
                                                code.timesRedeemed() + 1,
                                                code.metadata())));
    }

    private ObjectNode create(Call call) {
        Params params = call.params();
        String coupon = params.hash("promotion").text("coupon");
        String named = coupon == null ? params.text("coupon") : coupon;
        if (named == null) {
            throw StripeError.missingParameter("promotion[coupon]");
        }
        String code = params.text("code", scene.ids().next("", 8).toUpperCase(Locale.ROOT));
        if (typed(code).isPresent()) {
            throw StripeError.conflict(
                    null,
                    "code",
                    "An active promotion code with `code: %s` already exists.".formatted(code));
        }
        Params restrictions = params.hash("restrictions");
        PromotionCode made =
                codes.put(
                        new PromotionCode(
                                scene.ids().next("promo_1"),
                                scene.now(),
                                code,
                                coupons.redeemable(named, "promotion[coupon]"),
                                params.flag("active", true),
                                params.text("customer"),
                                params.number("expires_at"),
                                params.number("max_redemptions"),
                                0,
                                restrictions.number("minimum_amount"),
                                restrictions.text("minimum_amount_currency"),
                                restrictions.flag("first_time_transaction", false),
                                params.metadata()));
        scene.events().publish("promotion_code.created", made, call.cause());
        return made.json(call.version());
    }

    private ObjectNode update(Call call) {
        PromotionCode before = codes.get(call.id(), "promotion_code");
        PromotionCode after =
                codes.put(
                        before.with(
                                call.params().flag("active", before.active()),
                                before.timesRedeemed(),
                                call.params().metadata(before.metadata())));
        scene.events().publish("promotion_code.updated", before, after, call.cause());
        return after.json(call.version());
    }

    private ObjectNode list(Call call) {
        Params params = call.params();
        String customer = params.text("customer");
        return codes.page(
                        PageRequest.of(params),
                        code ->
                                params.flag("active", code.active()) == code.active()
                                        && params.text("code", code.code())
                                                .equalsIgnoreCase(code.code())
                                        && params.text("coupon", code.coupon().id())
                                                .equals(code.coupon().id())
                                        && (customer == null || customer.equals(code.customer())))
                .json(call.version(), call.url());
    }

    private static StripeError refused(String param, String message) {
        return StripeError.conflict("promotion_code_invalid", param, message);
    }
}
