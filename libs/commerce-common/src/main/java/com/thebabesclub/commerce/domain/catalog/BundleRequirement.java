package com.thebabesclub.commerce.domain.catalog;

/** What a bundle takes: pieces of one product, or any pieces of a collection. */
public sealed interface BundleRequirement {

    /** How many pieces, at least 1. */
    int quantity();

    /** True where pieces of the product may be among them. */
    boolean takes(Product product);

    /** True where it asks for one product, false where any of a collection will do. */
    boolean isOfOneProduct();

    record OfCollection(String collectionId, int quantity) implements BundleRequirement {

        @Override
        public boolean takes(Product product) {
            return product.collectionId().equals(collectionId);
        }

        @Override
        public boolean isOfOneProduct() {
            return false;
        }
    }

    record OfSku(String sku, int quantity) implements BundleRequirement {

        @Override
        public boolean takes(Product product) {
            return product.sku().equals(sku);
        }

        @Override
        public boolean isOfOneProduct() {
            return true;
        }
    }
}
