package com.thebabesclub.commerce.outbox.orderevent;

import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.setting.HttpUrlParser;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.annotation.PostConstruct;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Who is told what becomes of orders.
 *
 * @param webhookUrl plain http only on this machine, since orders travel on it
 */
@ConfigurationProperties("order")
public record OrderEventProperties(
        @SettingDescription(
                        "the name or ARN of the EventBridge bus that is told of orders; empty:"
                                + " none")
                Optional<String> eventBus,
        @SettingDescription(
                        "the https address that is told of orders by signed webhooks; empty: none")
                Optional<String> webhookUrl,
        @SettingDescription(
                        "true: order events carry the customer's e-mail, address, parcels and the"
                                + " shop's notes")
                @Bindable(defaultValue = "false")
                boolean eventPersonal) {

    /** Nobody is told. */
    public static final OrderEventProperties NONE =
            new OrderEventProperties(Optional.empty(), Optional.empty(), false);

    @PostConstruct
    void check() {
        webhook()
                .filter(address -> !HttpUrlParser.isPrivate(address))
                .ifPresent(
                        _ -> {
                            throw InvalidSettingException.of(
                                    OrderEventProperties.class,
                                    "webhookUrl",
                                    "is not an https address");
                        });
    }

    /** Whether anybody is told. Where nobody is, no order owes an event. */
    public boolean isConfigured() {
        return eventBus.isPresent() || webhookUrl.isPresent();
    }

    /** The secrets that a process needs to tell it. */
    public List<SecretName> secrets() {
        return webhookUrl.isPresent() ? List.of(SecretName.ORDER_WEBHOOK_SECRET) : List.of();
    }

    Optional<URI> webhook() {
        return HttpUrlParser.of(webhookUrl, OrderEventProperties.class, "webhookUrl");
    }
}
