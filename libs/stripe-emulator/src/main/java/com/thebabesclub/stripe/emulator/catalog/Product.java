package com.thebabesclub.stripe.emulator.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.json.StripeObject;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shapes;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** Something that is sold. */
public record Product(
        String id,
        long created,
        long updated,
        boolean active,
        String name,
        @Nullable String description,
        @Nullable String defaultPrice,
        List<String> images,
        @Nullable String url,
        @Nullable Boolean shippable,
        @Nullable String statementDescriptor,
        @Nullable String taxCode,
        @Nullable String unitLabel,
        Map<String, String> metadata)
        implements StripeObject {

    /** What a product may be made with when it is made on the way, in a price or a session. */
    public static final HashShape INLINE =
            HashShape.hash()
                    .required("name", Shapes.text())
                    .optional("description", Shapes.text(40_000))
                    .optional("images", Shapes.listOf(Shapes.text(), 8))
                    .optional("tax_code", Shapes.text())
                    .optional("unit_label", Shapes.text())
                    .metadata();

    /** A new product out of its parameters. */
    public static Product of(String id, long now, boolean active, Params params) {
        return new Product(
                id,
                now,
                now,
                active,
                params.requiredText("name"),
                params.text("description"),
                null,
                params.texts("images"),
                params.text("url"),
                params.flag("shippable"),
                params.text("statement_descriptor"),
                params.text("tax_code"),
                params.text("unit_label"),
                params.metadata());
    }

    Product updated(long now, Params params) {
        return new Product(
                id,
                created,
                now,
                params.flag("active", active),
                params.text("name", name),
                changed(params, "description", description),
                params.text("default_price") == null ? defaultPrice : params.text("default_price"),
                params.has("images") ? params.texts("images") : images,
                changed(params, "url", url),
                params.has("shippable") ? params.flag("shippable") : shippable,
                changed(params, "statement_descriptor", statementDescriptor),
                changed(params, "tax_code", taxCode),
                changed(params, "unit_label", unitLabel),
                params.metadata(metadata));
    }

    Product withDefaultPrice(String price) {
        return new Product(
                id,
                created,
                updated,
                active,
                name,
                description,
                price,
                images,
                url,
                shippable,
                statementDescriptor,
                taxCode,
                unitLabel,
                metadata);
    }

    private static @Nullable String changed(Params params, String name, @Nullable String before) {
        return params.has(name) ? params.text(name) : before;
    }

    @Override
    public ObjectNode json(ApiVersion version) {
        ObjectNode json = Json.object(id, "product");
        json.put("active", active)
                .put("created", created)
                .put("default_price", defaultPrice)
                .put("description", description);
        json.set("images", Json.texts(images));
        json.put("livemode", false).putArray("marketing_features");
        json.set("metadata", Json.metadata(metadata));
        return json.put("name", name)
                .putNull("package_dimensions")
                .put("shippable", shippable)
                .put("statement_descriptor", statementDescriptor)
                .put("tax_code", taxCode)
                .put("type", "service")
                .put("unit_label", unitLabel)
                .put("updated", updated)
                .put("url", url);
    }
}
