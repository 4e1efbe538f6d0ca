package com.thebabesclub.stripe.emulator.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.api.Call;
import com.thebabesclub.stripe.emulator.api.Route;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.params.FormNode;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shape;
import com.thebabesclub.stripe.emulator.params.Shapes;
import com.thebabesclub.stripe.emulator.store.ObjectStore;
import com.thebabesclub.stripe.emulator.store.PageRequest;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The webhook endpoints of the account: https://docs.stripe.com/api/webhook_endpoints. */
public final class Endpoints {

    private static final int MOST = 16;
    private static final Pattern EVENT_TYPE = Pattern.compile("\\*|[a-z_]+(\\.[a-z_]+){1,3}");
    private static final Shape EVENT_TYPES =
            (path, node) -> {
                List<?> types = (List<?>) Shapes.listOf(Shapes.text(), 500).read(path, node);
                for (Object type : types) {
                    if (!EVENT_TYPE.matcher((String) type).matches()) {
                        throw StripeError.invalid(path, "Invalid event type: " + type);
                    }
                }
                return types;
            };

    private static final HashShape UPDATE =
            HashShape.hash()
                    .optional("description", Shapes.unsettable(Shapes.text()))
                    .optional("disabled", Shapes.flag())
                    .optional("enabled_events", EVENT_TYPES)
                    .metadata()
                    .optional("url", Shapes.url());
    private static final HashShape CREATE =
            HashShape.hash()
                    .optional("api_version", Endpoints::version)
                    .optional("connect", Shapes.flag())
                    .optional("description", Shapes.unsettable(Shapes.text()))
                    .required("enabled_events", EVENT_TYPES)
                    .metadata()
                    .required("url", Shapes.url());

    private final Scene scene;
    private final ObjectStore<WebhookEndpoint> endpoints = new ObjectStore<>("webhook endpoint");

    public Endpoints(Scene scene) {
        this.scene = scene;
    }

    public ObjectStore<WebhookEndpoint> store() {
        return endpoints;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/v1/webhook_endpoints", CREATE, this::create),
                Route.get("/v1/webhook_endpoints", PageRequest.CURSORS, this::list),
                Route.get(
                        "/v1/webhook_endpoints/{id}", call -> get(call.id()).json(call.version())),
                Route.post("/v1/webhook_endpoints/{id}", UPDATE, this::update),
                Route.delete("/v1/webhook_endpoints/{id}", this::delete));
    }

    /** Registers an endpoint whose secret is known beforehand. */
    public WebhookEndpoint register(
            String url, String secret, List<String> types, @Nullable ApiVersion version) {
        return endpoints.put(
                new WebhookEndpoint(
                        scene.ids().next("we_1"),
                        scene.now(),
                        url,
                        secret,
                        types,
                        version,
                        null,
                        true,
                        Map.of()));
    }

    /** Those that take events of this type. */
    List<WebhookEndpoint> wanting(String type) {
        return endpoints.newestFirst().filter(endpoint -> endpoint.wants(type)).toList().reversed();
    }

    private WebhookEndpoint get(String id) {
        return endpoints.get(id, "id");
    }

    private ObjectNode create(Call call) {
        Params params = call.params();
        if (endpoints.size() >= MOST) {
            throw StripeError.conflict(
                    null, null, "You have reached the maximum of 16 test webhook endpoints.");
        }
        return endpoints
                .put(
                        new WebhookEndpoint(
                                scene.ids().next("we_1"),
                                scene.now(),
                                params.requiredText("url"),
                                scene.ids().next("whsec_", 32),
                                params.texts("enabled_events"),
                                params.custom("api_version", ApiVersion.class),
                                params.text("description"),
                                true,
                                params.metadata()))
                .jsonWithSecret(call.version());
    }

    private ObjectNode update(Call call) {
        Params params = call.params();
        WebhookEndpoint before = get(call.id());
        return endpoints
                .put(
                        new WebhookEndpoint(
                                before.id(),
                                before.created(),
                                params.text("url", before.url()),
                                before.secret(),
                                params.has("enabled_events")
                                        ? params.texts("enabled_events")
                                        : before.enabledEvents(),
                                before.apiVersion(),
                                params.has("description")
                                        ? params.text("description")
                                        : before.description(),
                                !params.flag("disabled", !before.enabled()),
                                params.metadata(before.metadata())))
                .json(call.version());
    }

    private ObjectNode delete(Call call) {
        endpoints.remove(get(call.id()).id());
        return Json.deleted(call.id(), "webhook_endpoint");
    }

    private ObjectNode list(Call call) {
        return endpoints
                .page(PageRequest.of(call.params()), _ -> true)
                .json(call.version(), call.url());
    }

    private static Object version(String path, FormNode node) {
        String name = Objects.toString(Shapes.text().read(path, node));
        try {
            return new ApiVersion(name);
        } catch (IllegalArgumentException e) {
            throw StripeError.invalid(path, "Invalid API version: " + name);
        }
    }
}
