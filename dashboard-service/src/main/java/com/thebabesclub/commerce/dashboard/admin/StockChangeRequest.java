package com.thebabesclub.commerce.dashboard.admin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.dashboard.profile.PlainTextNormalizer;
import com.thebabesclub.commerce.domain.stock.StockChange;
import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.http.BlankTextNormalizer;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.stock.StockRequest;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Objects;

/**
 * A change of how many pieces there are: either a difference with its reason, or a count with the
 * version that it was made against.
 *
 * @param variantId where the variant is counted apart
 * @param difference pieces that were put in; below 0 where they were taken out
 * @param count how many can be had: pieces that a cart holds or that are sold are not among them
 * @param version as it was answered; another one after each change and each sale
 * @param reason why, for those who look at it later
 */
@Serdeable
@Schema(
        name = "StockChangeRequest",
        example = "{\"sku\": \"N-RED\", \"difference\": 3, \"reason\": \"Three more were made.\"}")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = false)
record StockChangeRequest(
        @NotBlank @Size(max = 200) String sku,
        @Nullable @Size(max = 200) String variantId,
        @Nullable @Min(-StockChange.MOST) @Max(StockChange.MOST) Long difference,
        @Nullable @Min(0) @Max(StockChange.MOST) Long count,
        @Nullable @Size(max = 40) String version,
        @Nullable
                @Size(max = 200)
                @Pattern(
                        regexp = PlainTextNormalizer.PLAIN,
                        message = PlainTextNormalizer.NOT_PLAIN)
                String reason) {

    /** A problem where it is neither or both. */
    StockRequest request(String id, String by) {
        return new StockRequest(
                key(sku, variantId), id, by, change(), BlankTextNormalizer.of(reason));
    }

    /** As the catalogue has it; a problem where nothing can be counted so. */
    static StockKey key(String sku, @Nullable String variantId) {
        String named = sku.strip().toUpperCase(Locale.ROOT);
        if (!StockKey.isCountable(named)) {
            throw invalid("sku", "must be one that can be counted, without #");
        }
        return new StockKey(named, BlankTextNormalizer.of(variantId));
    }

    private StockChange change() {
        if ((difference == null) == (count == null)) {
            throw invalid("difference", "must be there, or else count, and not both");
        }
        return count == null ? difference(Objects.requireNonNull(difference)) : count(count);
    }

    private StockChange difference(long pieces) {
        if (pieces == 0) {
            throw invalid("difference", "must not be 0");
        }
        if (version != null) {
            throw invalid("version", "must be left out beside a difference");
        }
        if (BlankTextNormalizer.of(reason).isEmpty()) {
            throw invalid("reason", "must say why, beside a difference");
        }
        return new StockChange.Difference(pieces);
    }

    private StockChange count(long pieces) {
        return new StockChange.Count(
                pieces,
                BlankTextNormalizer.of(version)
                        .orElseThrow(() -> invalid("version", "must be there, beside a count")));
    }

    private static RuntimeException invalid(String path, String message) {
        return Problem.invalid(path, message).exception();
    }
}
