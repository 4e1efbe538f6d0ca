package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Price;
import com.stripe.model.Product;
import com.stripe.model.checkout.Session;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.PriceUpdateParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.ProductUpdateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.math.BigDecimal;

class CatalogTest {

    @RegisterExtension private final Emulated emulated = new Emulated();

    private StripeClient client;

    @BeforeEach
    void client() {
        client = emulated.client();
    }

    @Test
    void aProductIsMadeWithItsPriceChangedAndSold() throws StripeException {
        Product product =
                client.v1()
                        .products()
                        .create(
                                ProductCreateParams.builder()
                                        .setName("Shirt")
                                        .setDefaultPriceData(
                                                ProductCreateParams.DefaultPriceData.builder()
                                                        .setCurrency("usd")
                                                        .setUnitAmount(1999L)
                                                        .build())
                                        .putMetadata("sku", "SHIRT")
                                        .build());
        Product renamed =
                client.v1()
                        .products()
                        .update(
                                product.getId(),
                                ProductUpdateParams.builder()
                                        .setName("Tee")
                                        .putMetadata("size", "M")
                                        .putMetadata("sku", "")
                                        .build());
        assertThat(renamed.getMetadata()).containsOnlyKeys("size");

        Session session = sell(product.getDefaultPrice());
        assertThat(session.getAmountTotal()).isEqualTo(3998);
        assertThat(emulated.stripe().lastEvent("product.updated").snapshot().id())
                .isEqualTo(product.getId());
    }

    @Test
    void anInactivePriceAndAnInactiveProductAreNotSold() throws StripeException {
        Price price = price("lookup");
        client.v1()
                .prices()
                .update(price.getId(), PriceUpdateParams.builder().setActive(false).build());

        assertThatThrownBy(() -> sell(price.getId()))
                .hasMessageContaining("price specified is inactive");
        assertThatThrownBy(() -> sell("price_none")).hasMessageContaining("No such price");
    }

    @Test
    void thePriceThatAProductIsSoldAtIsNotArchivedBeforeThereIsAnother() throws StripeException {
        Price first = price("first");
        String product = first.getProduct();
        client.v1()
                .products()
                .update(
                        product,
                        ProductUpdateParams.builder().setDefaultPrice(first.getId()).build());
        PriceUpdateParams archived = PriceUpdateParams.builder().setActive(false).build();
        assertThatThrownBy(() -> client.v1().prices().update(first.getId(), archived))
                .hasMessageContaining("default price of its product");

        Price second = client.v1().prices().create(ofProduct(product));
        client.v1()
                .products()
                .update(
                        product,
                        ProductUpdateParams.builder().setDefaultPrice(second.getId()).build());
        assertThat(client.v1().prices().update(first.getId(), archived).getActive()).isFalse();
    }

    @Test
    void anArchivedProductGetsNoNewPrice() throws StripeException {
        String product = price("x").getProduct();
        client.v1()
                .products()
                .update(product, ProductUpdateParams.builder().setActive(false).build());

        assertThatThrownBy(() -> client.v1().prices().create(ofProduct(product)))
                .hasMessageContaining("is marked as inactive");
    }

    @Test
    void aLookupKeyBelongsToOnePriceUntilItIsTransferred() throws StripeException {
        Price first = price("standard");
        assertThatThrownBy(() -> price("standard"))
                .hasMessageContaining("already uses that lookup key");

        Price second =
                client.v1()
                        .prices()
                        .create(priceParams("standard").setTransferLookupKey(true).build());
        assertThat(
                        client.v1()
                                .prices()
                                .list(PriceListParams.builder().addLookupKey("standard").build())
                                .getData())
                .extracting(Price::getId)
                .containsExactly(second.getId());
        assertThat(client.v1().prices().retrieve(first.getId()).getLookupKey()).isNull();
    }

    @Test
    void aProductWithPricesStaysAndOneWithoutIsDeleted() throws StripeException {
        String sold = price("x").getProduct();
        assertThatThrownBy(() -> client.v1().products().delete(sold))
                .hasMessageContaining("has one or more user-created prices");

        String bare =
                client.v1()
                        .products()
                        .create(ProductCreateParams.builder().setName("Bare").build())
                        .getId();
        assertThat(client.v1().products().delete(bare).getDeleted()).isTrue();
        assertThatThrownBy(() -> client.v1().products().retrieve(bare))
                .hasMessageContaining("No such product: '" + bare + "'");
    }

    @Test
    void aPriceMayHaveAFractionOfACent() throws StripeException {
        Price price =
                client.v1()
                        .prices()
                        .create(
                                PriceCreateParams.builder()
                                        .setCurrency("usd")
                                        .setUnitAmountDecimal(new BigDecimal("99.95"))
                                        .setProductData(
                                                PriceCreateParams.ProductData.builder()
                                                        .setName("Sheet")
                                                        .build())
                                        .build());

        assertThat(price.getUnitAmount()).isNull();
        assertThat(sell(price.getId()).getAmountTotal()).isEqualTo(200);
    }

    private Session sell(String price) throws StripeException {
        return client.v1()
                .checkout()
                .sessions()
                .create(
                        SessionCreateParams.builder()
                                .setMode(SessionCreateParams.Mode.PAYMENT)
                                .setSuccessUrl("https://shop.example")
                                .addLineItem(
                                        LineItem.builder().setPrice(price).setQuantity(2L).build())
                                .build());
    }

    private Price price(String lookupKey) throws StripeException {
        return client.v1().prices().create(priceParams(lookupKey).build());
    }

    private static PriceCreateParams ofProduct(String product) {
        return PriceCreateParams.builder()
                .setCurrency("usd")
                .setUnitAmount(2000L)
                .setProduct(product)
                .build();
    }

    private static PriceCreateParams.Builder priceParams(String lookupKey) {
        return PriceCreateParams.builder()
                .setCurrency("usd")
                .setUnitAmount(1000L)
                .setLookupKey(lookupKey)
                .setProductData(PriceCreateParams.ProductData.builder().setName("Mug").build());
    }
}
