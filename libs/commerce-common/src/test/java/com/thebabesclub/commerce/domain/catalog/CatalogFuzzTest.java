package com.thebabesclub.commerce.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A file is a catalogue in which everything holds together, or there is a sentence for it. */
class CatalogFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void aFileIsACatalogOrThereIsASentence(byte[] file) {
        try {
            Catalog catalog = CatalogReader.read(file);

            assertThat(catalog.products())
                    .isNotEmpty()
                    .allMatch(product -> catalog.currency().allows(product.unitAmount()));
            assertThat(CatalogReader.read(file).products()).isEqualTo(catalog.products());
        } catch (InvalidCatalogException refused) {
            assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(1_000);
        }
    }
}
