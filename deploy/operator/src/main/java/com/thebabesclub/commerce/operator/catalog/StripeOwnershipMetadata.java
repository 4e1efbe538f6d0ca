package com.thebabesclub.commerce.operator.catalog;

import com.thebabesclub.commerce.domain.catalog.Product;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How this shop marks what is its own at Stripe, where an account may serve others too.
 *
 * @param app {@code SHOP_APP}
 * @param env {@code SHOP_ENV}
 */
public record StripeOwnershipMetadata(String app, String env) {

    private static final String APP = "app";
    private static final String ENV = "env";
    private static final String SKU = "sku";
    private static final String VARIANT = "variant";
    private static final String COLLECTION_ID = "collectionId";

    private static final Pattern UNFIT_FOR_AN_ID = Pattern.compile("[^A-Za-z0-9_-]");

    public static StripeOwnershipMetadata from(ShopProperties shop) {
        return new StripeOwnershipMetadata(shop.app(), shop.env());
    }

    /** The id of the product that the import makes: the same however often it is made. */
    String productId(String sku) {
        String plain = String.join("-", app, env, sku);
        String fit = UNFIT_FOR_AN_ID.matcher(plain).replaceAll("_");
        return fit.equals(plain) ? plain : fit + "-" + hash(plain).substring(0, 8);
    }

    String lookupKey(PriceOffer offer) {
        return String.join("-", app, env, offer.name());
    }

    Map<String, String> of(Product product) {
        return Map.of(
                APP, app, ENV, env, SKU, product.sku(), COLLECTION_ID, product.collectionId());
    }

    Map<String, String> of(PriceOffer offer) {
        Map<String, String> mark = new HashMap<>(Map.of(APP, app, ENV, env, SKU, offer.sku()));
        offer.variant().ifPresent(variant -> mark.put(VARIANT, variant));
        return mark;
    }

    /** True for what carries this mark. */
    boolean isOn(Map<String, String> metadata) {
        return app.equals(metadata.get(APP))
                && env.equals(metadata.get(ENV))
                && metadata.containsKey(SKU);
    }

    /** True for what carries another's mark: not ours to touch, whoever names it. */
    public boolean isAnothers(Map<String, String> metadata) {
        return metadata.containsKey(APP) && !isOn(metadata);
    }

    public static Optional<String> sku(Map<String, String> metadata) {
        return Optional.ofNullable(metadata.get(SKU));
    }

    public static Optional<String> variant(Map<String, String> metadata) {
        return Optional.ofNullable(metadata.get(VARIANT));
    }

    /** The SHA-256 of a text in hex. */
    static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
