package com.thebabesclub.commerce.outbox.mail;

import com.thebabesclub.commerce.outbox.mail.MailProperties.Sender;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.util.Optional;

/** All that mails are made and sent by. */
@Singleton
public record MailSettings(MailProperties mail, PostmarkProperties postmark, ShopProperties shop) {

    private static final Logger LOG = LoggerFactory.getLogger(MailSettings.class);

    /** Not with the property itself: of a missing secret a person is told first. */
    @PostConstruct
    void check() {
        if (sender() != Sender.LOG && mail.from().isEmpty()) {
            throw InvalidSettingException.of(MailProperties.class, "from", "is not set");
        }
        if (sender() == Sender.LOG && shop.isLive()) {
            LOG.warn("MAIL_SENDER is log: no customer gets mail, and no letter is kept for later");
        }
    }

    public Sender sender() {
        return mail.sender();
    }

    /** Empty only where nothing leaves the house. */
    public String from() {
        return mail.from().orElse("");
    }

    /** Where the shop reads of its orders; empty where it does not want to. */
    public Optional<String> shopTo() {
        return mail.shopTo();
    }

    String shopName() {
        return shop.name();
    }

    URI postmarkBase() {
        return postmark.apiBase();
    }
}
