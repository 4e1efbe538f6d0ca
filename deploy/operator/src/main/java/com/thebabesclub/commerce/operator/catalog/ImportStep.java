package com.thebabesclub.commerce.operator.catalog;

import com.thebabesclub.commerce.stripe.PriceRecord;
import com.thebabesclub.commerce.stripe.ProductRecord;
import com.thebabesclub.commerce.stripe.StripeCatalogClient.NewPrice;
import com.thebabesclub.commerce.stripe.StripeCatalogClient.NewProduct;
import com.thebabesclub.commerce.stripe.StripeCatalogClient.PriceChange;
import com.thebabesclub.commerce.stripe.StripeCatalogClient.ProductChange;

/** One call to Stripe of an import. */
sealed interface ImportStep {

    record MakeProduct(String sku, NewProduct product) implements ImportStep {}

    record ChangeProduct(String sku, ProductRecord before, ProductChange change)
            implements ImportStep {}

    record ArchiveProduct(String sku, ProductRecord product, String why) implements ImportStep {}

    /**
     * A price that is made.
     *
     * @param key of this price and no later one with the same amount
     */
    record MakePrice(PriceOffer offer, NewPrice price, String key) implements ImportStep {}

    record ChangePrice(PriceOffer offer, PriceRecord before, PriceChange change)
            implements ImportStep {}

    /** The product is sold at this offer's price where nobody says which. */
    record ChooseDefault(PriceOffer offer, String productId) implements ImportStep {}

    record ArchivePrice(String sku, PriceRecord price) implements ImportStep {}
}
