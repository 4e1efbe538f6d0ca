package com.thebabesclub.commerce.dashboard.admin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.domain.order.LineKey;
import com.thebabesclub.commerce.http.BlankTextNormalizer;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Some pieces of a line of an order, named as it was quoted.
 *
 * @param variantId left out where the line has none
 */
@Serdeable
@Schema(name = "LineRequest", example = "{\"sku\": \"N-RED\", \"quantity\": 1}")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = false)
record LineRequest(
        @NotBlank @Size(max = 200) String sku,
        @Nullable @Size(max = 200) String variantId,
        @Min(1) @Max(100_000) long quantity) {

    /** How many pieces of each line are meant. */
    static Map<LineKey, Long> wanted(List<LineRequest> lines) {
        Map<LineKey, Long> wanted = new TreeMap<>();
        lines.forEach(line -> wanted.merge(line.key(), line.quantity, Long::sum));
        return wanted;
    }

    private LineKey key() {
        return new LineKey(sku.strip(), BlankTextNormalizer.of(variantId));
    }
}
