package com.thebabesclub.commerce.stripe;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.ShippingAddressCollection.AllowedCountry;

/** A session to be made, in the words of Stripe's library. */
final class NewSessionParams {

    private NewSessionParams() {}

    static SessionCreateParams of(NewSession wanted) {
        SessionCreateParams.Builder params =
                SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.PAYMENT)
                        .setSuccessUrl(wanted.successUrl())
                        .setCancelUrl(wanted.cancelUrl())
                        .setExpiresAt(wanted.expiresAt().getEpochSecond())
                        .setClientReferenceId(wanted.reference())
                        .putAllMetadata(wanted.metadata())
                        .setPaymentIntentData(
                                SessionCreateParams.PaymentIntentData.builder()
                                        .putAllMetadata(wanted.metadata())
                                        .build());
        wanted.lines().forEach(line -> params.addLineItem(line(line, wanted.currency())));
        wanted.customerId()
                .ifPresentOrElse(
                        params::setCustomer,
                        () -> wanted.customerEmail().ifPresent(params::setCustomerEmail));
        wanted.couponId()
                .ifPresent(
                        coupon ->
                                params.addDiscount(
                                        SessionCreateParams.Discount.builder()
                                                .setCoupon(coupon)
                                                .build()));
        if (wanted.promotionCodes()) {
            params.setAllowPromotionCodes(true);
        }
        if (wanted.automaticTax()) {
            automaticTax(wanted, params);
        }
        shipping(wanted, params);
        return params.build();
    }

    /** Tax needs an address: a known customer's comes from the payment page. */
    private static void automaticTax(NewSession wanted, SessionCreateParams.Builder params) {
        params.setAutomaticTax(SessionCreateParams.AutomaticTax.builder().setEnabled(true).build());
        if (wanted.customerId().isPresent()) {
            params.setCustomerUpdate(update(!wanted.shippingCountries().isEmpty()));
        }
    }

    /** Stripe takes a shipping address for the customer only from a page that asks for one. */
    private static SessionCreateParams.CustomerUpdate update(boolean ships) {
        SessionCreateParams.CustomerUpdate.Builder update =
                SessionCreateParams.CustomerUpdate.builder()
                        .setAddress(SessionCreateParams.CustomerUpdate.Address.AUTO);
        if (ships) {
            update.setShipping(SessionCreateParams.CustomerUpdate.Shipping.AUTO);
        }
        return update.build();
    }

    private static void shipping(NewSession wanted, SessionCreateParams.Builder params) {
        if (wanted.shippingCountries().isEmpty()) {
            return;
        }
        SessionCreateParams.ShippingAddressCollection.Builder countries =
                SessionCreateParams.ShippingAddressCollection.builder();
        wanted.shippingCountries()
                .forEach(code -> countries.addAllowedCountry(AllowedCountry.valueOf(code)));
        params.setShippingAddressCollection(countries.build());
        wanted.shippingRates()
                .forEach(
                        rate ->
                                params.addShippingOption(
                                        SessionCreateParams.ShippingOption.builder()
                                                .setShippingRate(rate)
                                                .build()));
    }

    private static SessionCreateParams.LineItem line(NewSession.Line line, String currency) {
        SessionCreateParams.LineItem.PriceData.Builder price =
                SessionCreateParams.LineItem.PriceData.builder()
                        .setCurrency(currency)
                        .setUnitAmount(line.unitAmount());
        line.productId()
                .ifPresentOrElse(price::setProduct, () -> price.setProductData(described(line)));
        SessionCreateParams.LineItem.Builder item =
                SessionCreateParams.LineItem.builder()
                        .setQuantity(line.quantity())
                        .setPriceData(price.build())
                        .putMetadata(LineItemJson.SKU, line.sku())
                        .putMetadata(LineItemJson.COLLECTION_ID, line.collectionId());
        line.variantId().ifPresent(id -> item.putMetadata(LineItemJson.VARIANT_ID, id));
        return item.build();
    }

    private static SessionCreateParams.LineItem.PriceData.ProductData described(
            NewSession.Line line) {
        SessionCreateParams.LineItem.PriceData.ProductData.Builder product =
                SessionCreateParams.LineItem.PriceData.ProductData.builder()
                        .setName(line.name())
                        .putMetadata(LineItemJson.SKU, line.sku())
                        .putMetadata(LineItemJson.COLLECTION_ID, line.collectionId());
        line.variantId().ifPresent(id -> product.putMetadata(LineItemJson.VARIANT_ID, id));
        line.image().ifPresent(product::addImage);
        line.description().ifPresent(product::setDescription);
        return product.build();
    }
}
