package com.thebabesclub.commerce.webhook.delivery;

import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.http.security.OptionalAuthentication;
import com.thebabesclub.commerce.openapi.ProblemResponse;
import com.thebabesclub.commerce.openapi.UnavailableResponse;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.util.Objects;

/**
 * {@code POST /stripe/webhook}. Stripe's payment page waits up to ten seconds for the answer before
 * it sends the customer on.
 */
@Controller("/stripe/webhook")
@Tag(name = "Webhook")
@UnavailableResponse
@TimeLimit("8s")
@Secured(SecurityRule.IS_ANONYMOUS)
@OptionalAuthentication
final class WebhookController {

    /** The event is taken, or there was nothing to do. */
    @Serdeable
    @Schema(name = "Received", example = "{\"received\": true}")
    record Reply(boolean received) {}

    private final DeliveryService deliveryService;

    WebhookController(DeliveryService deliveryService) {
        this.deliveryService = deliveryService;
    }

    /**
     * Takes Stripe's events.
     *
     * @return Taken, or nothing to do.
     */
    @Post
    @Operation(
            operationId = "webhook",
            parameters =
                    @Parameter(
                            name = "Stripe-Signature",
                            in = ParameterIn.HEADER,
                            required = true,
                            description = "Stripe's signature of the body",
                            schema = @Schema(type = "string"),
                            example =
                                    "t=1795694400,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd"))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = "object"),
                            examples =
                                    @ExampleObject(
                                            """
                                            {"id": "evt_1", "object": "event", "type": "checkout.session.completed"}
                                            """)))
    @ProblemResponse(
            status = 400,
            code = "invalid_signature",
            detail = "The signature does not hold.",
            description = "The request is wrong; errors says where.")
    @ProblemResponse(status = 413, code = "body_too_large", detail = "The body is too large.")
    @ProblemResponse(
            status = 415,
            code = "unsupported_content_encoding",
            detail = "This route takes no encoded body; send it without Content-Encoding.",
            description = "The body is encoded.")
    @Consumes(MediaType.ALL)
    Mono<Reply> deliver(
            @Body @Parameter(hidden = true) byte @Nullable [] body,
            @Nullable @Header("Stripe-Signature") String signature) {
        return deliveryService
                .take(
                        Objects.requireNonNullElse(body, new byte[0]),
                        Objects.requireNonNullElse(signature, ""))
                .thenReturn(new Reply(true));
    }
}
