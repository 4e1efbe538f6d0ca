package com.thebabesclub.stripe.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.stripe.emulator.api.Api;
import com.thebabesclub.stripe.emulator.api.ApiSettings;
import com.thebabesclub.stripe.emulator.api.Expander;
import com.thebabesclub.stripe.emulator.api.RequestLog;
import com.thebabesclub.stripe.emulator.api.Route;
import com.thebabesclub.stripe.emulator.api.Router;
import com.thebabesclub.stripe.emulator.catalog.Prices;
import com.thebabesclub.stripe.emulator.catalog.Product;
import com.thebabesclub.stripe.emulator.catalog.Products;
import com.thebabesclub.stripe.emulator.checkout.CheckoutFeature;
import com.thebabesclub.stripe.emulator.checkout.TaxRates;
import com.thebabesclub.stripe.emulator.clock.Agenda;
import com.thebabesclub.stripe.emulator.clock.Ids;
import com.thebabesclub.stripe.emulator.clock.MovableClock;
import com.thebabesclub.stripe.emulator.clock.Timeline;
import com.thebabesclub.stripe.emulator.coupon.Coupons;
import com.thebabesclub.stripe.emulator.coupon.PromotionCodes;
import com.thebabesclub.stripe.emulator.customer.Customers;
import com.thebabesclub.stripe.emulator.dispute.DisputeRoutes;
import com.thebabesclub.stripe.emulator.dispute.Disputes;
import com.thebabesclub.stripe.emulator.event.Events;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.fault.CallFault;
import com.thebabesclub.stripe.emulator.fault.DeliveryFault;
import com.thebabesclub.stripe.emulator.fault.Gate;
import com.thebabesclub.stripe.emulator.fault.Refusals;
import com.thebabesclub.stripe.emulator.fault.Script;
import com.thebabesclub.stripe.emulator.json.StripeObject;
import com.thebabesclub.stripe.emulator.payment.BalanceTransactions;
import com.thebabesclub.stripe.emulator.payment.PaymentRoutes;
import com.thebabesclub.stripe.emulator.payment.Payments;
import com.thebabesclub.stripe.emulator.payout.Payouts;
import com.thebabesclub.stripe.emulator.radar.Radar;
import com.thebabesclub.stripe.emulator.refund.RefundRoutes;
import com.thebabesclub.stripe.emulator.refund.Refunds;
import com.thebabesclub.stripe.emulator.store.ObjectStore;
import com.thebabesclub.stripe.emulator.webhook.Deliveries;
import com.thebabesclub.stripe.emulator.webhook.Endpoints;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One Stripe account, put together. */
final class Account implements AutoCloseable {

    final Timeline timeline;
    final Events events;
    final Endpoints endpoints;
    final Deliveries deliveries;
    final CheckoutFeature checkout;
    final Payments payments;
    final Refunds refunds;
    final Disputes disputes;
    final Radar radar;
    final Payouts payouts;
    final TaxRates taxRates = new TaxRates();
    final Script<CallFault> callFaults = new Script<>();
    final Refusals refusals = new Refusals();
    final Script<DeliveryFault> deliveryFaults = new Script<>();
    final Gate gate = new Gate();
    final RequestLog log = new RequestLog();
    final Api api;

    Account(Settings settings, String pageUrl) {
        MovableClock clock = new MovableClock(settings.time());
        Agenda agenda = new Agenda(clock);
        Ids ids = new Ids(settings.random());
        timeline = new Timeline(clock, agenda);
        events = new Events(clock, ids, settings.version());
        Scene scene = new Scene(clock, agenda, ids, events);

        ObjectStore<Product> productStore = new ObjectStore<>("product");
        Prices prices = new Prices(scene, productStore);
        Products products = new Products(scene, prices, productStore);
        Customers customers = new Customers(scene);
        Coupons coupons = new Coupons(scene);
        PromotionCodes codes = new PromotionCodes(scene, coupons);
        BalanceTransactions balance = new BalanceTransactions(scene);
        payments = new Payments(scene, balance);
        checkout =
                CheckoutFeature.of(
                        scene,
                        products,
                        prices,
                        customers,
                        coupons,
                        codes,
                        payments,
                        taxRates,
                        () -> pageUrl);
        refunds = new Refunds(scene, payments, balance);
        disputes = new Disputes(scene, payments, balance);
        radar = new Radar(scene);
        payouts = new Payouts(scene, balance);
        endpoints = new Endpoints(scene);
        deliveries =
                new Deliveries(
                        scene,
                        timeline,
                        endpoints,
                        settings.version(),
                        settings.retries(),
                        settings.deliveryTimeout(),
                        deliveryFaults);
        events.dispatchTo(
                type -> deliveryFaults.happens(type, DeliveryFault.NEVER_GENERATED),
                deliveries::dispatch);

        List<Route> routes =
                Stream.of(
                                products.routes(),
                                prices.routes(),
                                customers.routes(),
                                coupons.routes(),
                                codes.routes(),
                                checkout.sessions().routes(),
                                checkout.shippingRates().routes(),
                                new PaymentRoutes(scene, payments).routes(),
                                new RefundRoutes(scene, payments, refunds).routes(),
                                new DisputeRoutes(disputes).routes(),
                                radar.routes(),
                                balance.routes(),
                                payouts.routes(),
                                events.routes(),
                                endpoints.routes())
                        .flatMap(List::stream)
                        .toList();
        Expander expander =
                new Expander()
                        .reference("price", "product", productStore)
                        .reference("product", "default_price", prices.store())
                        .reference("payment_intent", "customer", customers.store())
                        .reference("payment_intent", "latest_charge", payments.charges())
                        .reference("charge", "customer", customers.store())
                        .reference("charge", "payment_intent", payments.intents())
                        .reference("charge", "balance_transaction", balance.store())
                        .inclusion(
                                "charge",
                                "refunds",
                                (owner, version) ->
                                        payments.charges()
                                                .find(owner.path("id").asText())
                                                .map(charge -> charge.embeddedRefunds(version)))
                        .reference("refund", "charge", payments.charges())
                        .reference("refund", "payment_intent", payments.intents())
                        .reference("refund", "balance_transaction", balance.store())
                        .reference("dispute", "charge", payments.charges())
                        .reference("dispute", "payment_intent", payments.intents())
                        .reference("promotion_code", "customer", customers.store())
                        .reference("promotion_code.promotion", "coupon", coupons.store())
                        .inclusion(
                                "balance_transaction",
                                "source",
                                (owner, version) -> source(owner).map(from -> from.json(version)));
        checkout.expandIn(
                expander, customers.store(), payments.intents(), coupons.store(), codes.store());
        api =
                new Api(
                        new Router(routes),
                        expander,
                        timeline,
                        ids,
                        new ApiSettings(
                                settings.keys(),
                                settings.version(),
                                settings.requestsPerSecond(),
                                callFaults,
                                refusals,
                                gate,
                                log));
        settings.webhooks()
                .forEach(
                        webhook ->
                                endpoints.register(
                                        webhook.url(),
                                        webhook.secret(),
                                        List.of("*"),
                                        webhook.version()));
        timeline.start();
    }

    /** What moved the money. */
    private Optional<? extends StripeObject> source(JsonNode transaction) {
        String id = transaction.path("source").asText();
        return Stream.of(payments.charges(), refunds.store(), disputes.store())
                .flatMap(store -> store.find(id).stream())
                .findFirst();
    }

    @Override
    public void close() {
        timeline.close();
        deliveries.close();
    }
}
