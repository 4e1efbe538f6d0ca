package com.thebabesclub.stripe.emulator.customer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.api.Call;
import com.thebabesclub.stripe.emulator.api.Cause;
import com.thebabesclub.stripe.emulator.api.Route;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.json.Address;
import com.thebabesclub.stripe.emulator.json.Shipping;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shapes;
import com.thebabesclub.stripe.emulator.store.ObjectStore;
import com.thebabesclub.stripe.emulator.store.PageRequest;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The customers of the account: https://docs.stripe.com/api/customers. */
public final class Customers {

    private static final HashShape DETAILS =
            HashShape.hash()
                    .optional("address", Shapes.unsettable(Address.SHAPE))
                    .optional("description", Shapes.unsettable(Shapes.text()))
                    .optional("email", Shapes.unsettable(Shapes.email(512)))
                    .optional("name", Shapes.unsettable(Shapes.text(256)))
                    .optional("phone", Shapes.unsettable(Shapes.text(20)))
                    .optional("preferred_locales", Shapes.listOf(Shapes.text(), 20))
                    .optional("shipping", Shapes.unsettable(Shipping.SHAPE))
                    .optional("tax_exempt", Shapes.choice("exempt", "none", "reverse"))
                    .metadata();
    private static final HashShape LIST = PageRequest.SHAPE.optional("email", Shapes.text());

    private final Scene scene;
    private final ObjectStore<Customer> customers = new ObjectStore<>("customer");

    public Customers(Scene scene) {
        this.scene = scene;
    }

    public ObjectStore<Customer> store() {
        return customers;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/v1/customers", DETAILS, this::create),
                Route.get("/v1/customers", LIST, this::list),
                Route.get(
                        "/v1/customers/{id}",
                        call -> customers.get(call.id(), "id").json(call.version())),
                Route.post("/v1/customers/{id}", DETAILS, this::update),
                Route.delete("/v1/customers/{id}", this::delete));
    }

    /** The customer that a parameter names; a deleted one counts as not there. */
    public Customer referenced(String id, String param) {
        Customer customer = customers.referenced(id, param);
        if (customer.deleted()) {
            throw StripeError.noSuch("customer", id, param);
        }
        return customer;
    }

    /** Makes a customer of a payer. */
    public Customer ofPayer(@Nullable String name, String email, Cause cause) {
        Customer customer =
                customers.put(
                        Customer.ofPayer(scene.ids().next("cus_", 14), scene.now(), name, email));
        scene.events().publish("customer.created", customer, cause);
        return customer;
    }

    private ObjectNode create(Call call) {
        Customer customer =
                customers.put(
                        Customer.create(scene.ids().next("cus_", 14), scene.now(), call.params()));
        scene.events().publish("customer.created", customer, call.cause());
        return customer.json(call.version());
    }

    private ObjectNode update(Call call) {
        Customer before = live(call.id());
        Customer after = customers.put(before.updated(call.params()));
        scene.events().publish("customer.updated", before, after, call.cause());
        return after.json(call.version());
    }

    private ObjectNode delete(Call call) {
        Customer before = live(call.id());
        Customer deleted = customers.put(before.asDeleted());
        scene.events().publish("customer.deleted", before, call.cause());
        return deleted.json(call.version());
    }

    private ObjectNode list(Call call) {
        Params params = call.params();
        String email = params.text("email");
        return customers
                .page(
                        PageRequest.of(params),
                        customer ->
                                !customer.deleted()
                                        && (email == null || email.equals(customer.email())))
                .json(call.version(), call.url());
    }

    private Customer live(String id) {
        Customer customer = customers.get(id, "id");
        if (customer.deleted()) {
            throw StripeError.notFound("customer", id, "id");
        }
        return customer;
    }
}
