package com.thebabesclub.commerce.sync.catalog;

import com.thebabesclub.commerce.stripe.PriceRecord;
import com.thebabesclub.commerce.stripe.ProductRecord;
import com.thebabesclub.commerce.stripe.StripeCatalog.NewPrice;
import com.thebabesclub.commerce.stripe.StripeCatalog.NewProduct;
import com.thebabesclub.commerce.stripe.StripeCatalog.PriceChange;
import com.thebabesclub.commerce.stripe.StripeCatalog.ProductChange;

/** One call to Stripe of an import. */
sealed interface Step {

    record MakeProduct(String sku, NewProduct product) implements Step {}

    record ChangeProduct(String sku, ProductRecord before, ProductChange change) implements Step {}

    record ArchiveProduct(String sku, ProductRecord product, String why) implements Step {}

    /**
     * A price that is made.
     *
     * @param key of this price and no later one with the same amount
     */
    record MakePrice(Offer offer, NewPrice price, String key) implements Step {}

    record ChangePrice(Offer offer, PriceRecord before, PriceChange change) implements Step {}

    /** The product is sold at this offer's price where nobody says which. */
    record ChooseDefault(Offer offer, String productId) implements Step {}

    record ArchivePrice(String sku, PriceRecord price) implements Step {}
}
