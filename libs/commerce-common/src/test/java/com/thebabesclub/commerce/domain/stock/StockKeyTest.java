package com.thebabesclub.commerce.domain.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.table.Key;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Optional;

class StockKeyTest {

    @Test
    void aKeyIsWrittenAndReadWhateverIsInTheVariantsId() {
        for (String variant : new String[] {"40CM", "a#b", "#"}) {
            StockKey key = new StockKey("N-PRL", Optional.of(variant));
            assertThat(StockKey.parse(key.text())).isEqualTo(key);
        }
        StockKey whole = new StockKey("N-PRL", Optional.empty());
        assertThat(StockKey.parse(whole.text())).isEqualTo(whole);
        assertThat(whole).isLessThan(new StockKey("N-PRL", Optional.of("40CM")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "#a", "A#"})
    void whatIsNoKeyIsRefused(String text) {
        assertThatThrownBy(() -> StockKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSkuCannotBeTakenForThatOfAVariant() {
        assertThatThrownBy(() -> new StockKey("N#PRL", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theNumberAndItsMovesAreInOnePartition() {
        StockKey key = new StockKey("N-PRL", Optional.of("40CM"));
        assertThat(Key.stock(key)).isEqualTo(new Key("STOCK#N-PRL#40CM", "METADATA"));
        assertThat(Key.stockMove(key, Instant.ofEpochSecond(1_800_000_000), "m1"))
                .isEqualTo(new Key("STOCK#N-PRL#40CM", "MOVE#1800000000000#m1"));
    }
}
