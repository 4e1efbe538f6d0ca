package com.thebabesclub.stripe.emulator;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.ProductData;
import com.stripe.param.checkout.SessionCreateParams.Mode;

import java.util.Locale;

/** A shop as the tests have it: the official client and what it usually sells. */
final class Shop {

    static final String KEY = "sk_test_shop";
    static final String SECRET = "whsec_shop";

    private Shop() {}

    static StripeClient client(StripeEmulator stripe) {
        return client(stripe, KEY);
    }

    static StripeClient client(StripeEmulator stripe, String key) {
        return StripeClient.builder().setApiKey(key).setApiBase(stripe.baseUrl()).build();
    }

    /** Two shirts at 19.99 and one mug at 5.01: 44.99 in all. */
    static SessionCreateParams.Builder cart() {
        return SessionCreateParams.builder()
                .setMode(Mode.PAYMENT)
                .setSuccessUrl("https://shop.example/thanks?session={CHECKOUT_SESSION_ID}")
                .setCancelUrl("https://shop.example/cart")
                .addLineItem(line("Shirt", 1999, 2))
                .addLineItem(line("Mug", 501, 1));
    }

    static LineItem line(String name, long unitAmount, long quantity) {
        return LineItem.builder()
                .setQuantity(quantity)
                .putMetadata("sku", name.toUpperCase(Locale.ROOT))
                .setPriceData(
                        PriceData.builder()
                                .setCurrency("usd")
                                .setUnitAmount(unitAmount)
                                .setProductData(ProductData.builder().setName(name).build())
                                .build())
                .build();
    }

    static Session session(StripeClient client) throws StripeException {
        return client.v1().checkout().sessions().create(cart().build());
    }
}
