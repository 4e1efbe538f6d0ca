package com.thebabesclub.commerce.dashboard.admin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.dashboard.profile.PlainTextNormalizer;
import com.thebabesclub.commerce.domain.order.FulfilmentPolicy;
import com.thebabesclub.commerce.domain.order.FulfilmentStep;
import com.thebabesclub.commerce.domain.order.Parcel;
import com.thebabesclub.commerce.domain.order.ShopDecision;
import com.thebabesclub.commerce.http.BlankTextNormalizer;
import com.thebabesclub.commerce.http.Problem;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * That pieces of an order have come to a step, or that an earlier request was a mistake.
 *
 * @param step what happened to the pieces
 * @param lines the pieces; left out for all that can come to the step
 * @param carrier of what was shipped
 * @param trackingNumber of what was shipped
 * @param trackingUrl where the carrier says how far it is
 * @param override packs or ships in spite of a review, a dispute or a warning of fraud
 * @param note why, which an override needs
 * @param commandId the request that was a mistake, for the step void
 */
@Serdeable
@Schema(
        name = "FulfilmentRequest",
        example =
                """
                {
                  "step": "shipped",
                  "lines": [{"sku": "N-RED", "quantity": 1}],
                  "carrier": "DHL",
                  "trackingNumber": "JD014600006281230701",
                  "trackingUrl": "https://www.dhl.com/track?id=JD014600006281230701"
                }
                """)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = false)
record FulfilmentRequest(
        @NotNull
                @Schema(
                        type = "string",
                        allowableValues = {"packed", "shipped", "delivered", "returned", "void"})
                String step,
        @Nullable @Valid @Size(max = 50) List<LineRequest> lines,
        @Nullable
                @Size(max = 60)
                @Pattern(
                        regexp = PlainTextNormalizer.PLAIN,
                        message = PlainTextNormalizer.NOT_PLAIN)
                String carrier,
        @Nullable
                @Pattern(
                        regexp = "[A-Za-z0-9 ._/-]{1,64}",
                        message = "must have 1 to 64 letters, digits, blanks or . _ / -")
                String trackingNumber,
        @Nullable
                @Size(max = 500)
                @Pattern(regexp = FulfilmentRequest.LINK, message = "must be an https address")
                String trackingUrl,
        @Nullable Boolean override,
        @Nullable
                @Size(max = 500)
                @Pattern(
                        regexp = PlainTextNormalizer.PLAIN,
                        message = PlainTextNormalizer.NOT_PLAIN)
                String note,
        @Nullable @Pattern(regexp = "[0-9a-f]{32}", message = "cannot be one") String commandId) {

    /** As a step it says that a request was a mistake. */
    static final String VOID = "void";

    /** Printable ASCII, and nobody's name and password in front of the host. */
    static final String LINK = "https://[!$-.0-;=A-\\[\\]-~]+([/?#][!#-;=?-\\[\\]-~]*)?";

    FulfilmentRequest {
        carrier = PlainTextNormalizer.of(carrier).orElse(null);
        trackingNumber = BlankTextNormalizer.orNull(trackingNumber);
        trackingUrl = BlankTextNormalizer.orNull(trackingUrl);
        note = PlainTextNormalizer.of(note).orElse(null);
    }

    /** What tells it from another request. */
    String digest() {
        return RequestDigest.of(
                String.valueOf(lines),
                Stream.of(step, carrier, trackingNumber, trackingUrl, isOverride(), note, commandId)
                        .map(Objects::toString)
                        .toList()
                        .toString());
    }

    /** A problem where its parts do not belong together. */
    ShopDecision decision() {
        if (step.equals(VOID)) {
            return FulfilmentPolicy.voiding(
                    Optional.ofNullable(commandId)
                            .orElseThrow(() -> invalid("commandId", "must say which is void")));
        }
        FulfilmentStep known =
                FulfilmentStep.ofText(step)
                        .orElseThrow(() -> invalid("step", "is none that there is"));
        return FulfilmentPolicy.move(
                known,
                LineRequest.wanted(Optional.ofNullable(lines).orElse(List.of())),
                parcel(known),
                why());
    }

    private boolean isOverride() {
        return Boolean.TRUE.equals(override);
    }

    private Optional<String> why() {
        Optional<String> why = Optional.ofNullable(note);
        if (isOverride() && why.isEmpty()) {
            throw invalid("note", "must say why, beside override");
        }
        return why.filter(_ -> isOverride());
    }

    private Optional<Parcel> parcel(FulfilmentStep known) {
        Parcel parcel =
                new Parcel(
                        Optional.ofNullable(carrier),
                        Optional.ofNullable(trackingNumber),
                        Optional.ofNullable(trackingUrl));
        boolean told = Stream.of(carrier, trackingNumber, trackingUrl).anyMatch(Objects::nonNull);
        if (told && known != FulfilmentStep.SHIPPED) {
            throw invalid("step", "must be shipped, where a parcel is told of");
        }
        return Optional.of(parcel).filter(_ -> told);
    }

    private static RuntimeException invalid(String path, String message) {
        return Problem.invalid(path, message).exception();
    }
}
