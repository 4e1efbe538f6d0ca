package com.thebabesclub.commerce.checkout.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Product;
import com.stripe.param.checkout.SessionLineItemListParams;
import com.thebabesclub.commerce.checkout.Catalogues;
import com.thebabesclub.commerce.checkout.CheckoutServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class ProductPicturesTest {

    private static final String PICTURE = "https://shop.example.com/yellow.jpg";
    private static final String YELLOW = "\"sku\": \"N-YEL\",";

    @Test
    void thePaymentPageShowsThePictureAndTheDescription(@TempDir Path folder) throws Exception {
        String described =
                YELLOW + " \"image\": \"" + PICTURE + "\", \"description\": \"Citrines.\",";
        try (CheckoutServer service =
                new CheckoutServer(Catalogues.with(folder, YELLOW, described))) {
            Shopper shopper = new Shopper(service);
            String session =
                    shopper.session(shopper.quote("[{\"sku\": \"N-YEL\", \"quantity\": 1}]"));

            Product shown = product(service, session);
            assertThat(shown.getImages()).containsExactly(PICTURE);
            assertThat(shown.getDescription()).isEqualTo("Citrines.");
        }
    }

    private static Product product(CheckoutServer service, String session) throws StripeException {
        return StripeClient.builder()
                .setApiKey(service.stripe().apiKey())
                .setApiBase(service.stripe().baseUrl())
                .build()
                .v1()
                .checkout()
                .sessions()
                .lineItems()
                .list(
                        session,
                        SessionLineItemListParams.builder().addExpand("data.price.product").build())
                .getData()
                .getFirst()
                .getPrice()
                .getProductObject();
    }
}
