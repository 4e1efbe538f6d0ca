package com.thebabesclub.commerce.outbox.mail;

import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.annotation.PostConstruct;

import java.util.List;
import java.util.Optional;

/**
 * How mails are sent.
 *
 * @param from missing only where nothing leaves the house
 * @param shopTo where the shop reads of its orders; empty where it does not want to
 */
@ConfigurationProperties("mail")
public record MailProperties(
        @SettingDescription("who carries the mail: ses, postmark, or log, which only writes a line")
                @Bindable(defaultValue = "log")
                Sender sender,
        @SettingDescription("the address that mail comes from, verified with the provider")
                Optional<String> from,
        @SettingDescription("the address at which the shop reads of its orders; empty: nowhere")
                Optional<String> shopTo) {

    /** Who carries the mails. */
    public enum Sender {
        SES,
        POSTMARK,
        LOG
    }

    @PostConstruct
    void check() {
        from.ifPresent(address -> requireAddress("from", address));
        shopTo.ifPresent(address -> requireAddress("shopTo", address));
    }

    /** The secrets that a process needs for its mail. */
    public List<SecretName> secrets() {
        return sender == Sender.POSTMARK ? List.of(SecretName.POSTMARK_TOKEN) : List.of();
    }

    private static void requireAddress(String component, String address) {
        if (!address.matches("[^\\r\\n]*[^@\\s]+@[^@\\s]+")
                && !address.matches("[^\\r\\n]*<[^@\\s]+@[^@\\s]+>")) {
            throw InvalidSettingException.of(
                    MailProperties.class, component, "is no e-mail address");
        }
    }
}
