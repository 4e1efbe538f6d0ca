package com.thebabesclub.commerce.dashboard.nfts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.dashboard.profile.PlainTextNormalizer;
import com.thebabesclub.commerce.http.BlankTextNormalizer;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of an import: that a user holds a token, or with {@code remove} that they hold it no
 * longer.
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "NftLine")
@Introspected
@JsonIgnoreProperties(ignoreUnknown = false)
record NftLine(
        @NotNull @Pattern(regexp = "[A-Za-z0-9_|:.@+-]{1,128}", message = "must be a user id")
                String userId,
        @NotNull @Pattern(regexp = NftLine.ID, message = NftLine.NO_ID) String contract,
        @NotNull @Pattern(regexp = NftLine.ID, message = NftLine.NO_ID) String tokenId,
        @Nullable
                @Size(max = 200)
                @Pattern(
                        regexp = PlainTextNormalizer.PLAIN,
                        message = PlainTextNormalizer.NOT_PLAIN)
                String name,
        @Nullable
                @Size(max = 1000)
                @Pattern(regexp = NftLine.IMAGE, message = "must be an https or ipfs address")
                String imageUrl,
        @Nullable @Pattern(regexp = NftLine.TIME, message = NftLine.NO_TIME) String acquiredAt,
        @Nullable Boolean remove) {

    static final String TIME = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z";
    static final String NO_TIME = "must be a time in UTC as 2026-11-26T12:00:00Z";
    static final String ID = "[A-Za-z0-9_.:-]{1,128}";
    static final String NO_ID = "must have 1 to 128 letters, digits or _ . : -";

    /**
     * Printable ASCII, as an address has it, and nobody's name and password in front of the host.
     */
    static final String IMAGE = "(https|ipfs)://[!-~&&[^/?#@\\\\\"<>]]+([/?#][!-~&&[^\\\\\"<>]]*)?";

    NftLine {
        name = PlainTextNormalizer.of(name).orElse(null);
        imageUrl = BlankTextNormalizer.orNull(imageUrl);
        acquiredAt = BlankTextNormalizer.orNull(acquiredAt);
    }

    /** The address of a contract is written with small and large letters, and means the same. */
    Key key() {
        return Key.nft(userId, sameCase(contract), tokenId);
    }

    /** A second that there was: the thirtieth of February is none. */
    boolean hasRealTime() {
        try {
            return acquiredAt == null
                    || Instant.parse(acquiredAt)
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString()
                            .equals(acquiredAt);
        } catch (DateTimeParseException noTime) {
            return false;
        }
    }

    boolean isRemoval() {
        return Boolean.TRUE.equals(remove);
    }

    Write write() {
        return isRemoval()
                ? Write.delete(key(), Condition.always())
                : Write.put(
                        Attributes.item(key())
                                .put("contract", sameCase(contract))
                                .put("tokenId", tokenId)
                                .put("name", Optional.ofNullable(name))
                                .put("imageUrl", Optional.ofNullable(imageUrl))
                                .put("acquiredAt", Optional.ofNullable(acquiredAt))
                                .build());
    }

    private static String sameCase(String address) {
        return address.matches("0[xX][0-9a-fA-F]+") ? address.toLowerCase(Locale.ROOT) : address;
    }
}
