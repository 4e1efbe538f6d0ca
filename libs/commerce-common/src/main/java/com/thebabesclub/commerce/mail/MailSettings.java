package com.thebabesclub.commerce.mail;

import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.setting.Settings;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How letters are sent.
 *
 * @param from {@code MAIL_FROM}; empty only where nothing leaves the house
 * @param shopTo where the shop reads of its orders; empty where it does not want to
 * @param postmarkBase plain http only on this machine, since the token travels on it
 */
public record MailSettings(
        Sender sender, String from, Optional<String> shopTo, String shopName, URI postmarkBase) {

    /** Who carries the letters. */
    public enum Sender {
        SES,
        POSTMARK,
        LOG
    }

    /**
     * The settings.
     *
     * @throws SettingProblem where one is missing or wrong
     */
    public static MailSettings from(Settings settings) {
        Sender sender = sender(settings);
        Optional<String> from = settings.find(Setting.MAIL_FROM);
        if (sender != Sender.LOG && from.isEmpty()) {
            throw new SettingProblem(Setting.MAIL_FROM, "is not set");
        }
        Optional<String> shopTo = settings.find(Setting.MAIL_SHOP_TO);
        from.ifPresent(address -> requireAddress(Setting.MAIL_FROM, address));
        shopTo.ifPresent(address -> requireAddress(Setting.MAIL_SHOP_TO, address));
        URI base = settings.address(Setting.POSTMARK_API_BASE);
        if (base.getScheme().equals("http")
                && !Set.of("localhost", "127.0.0.1").contains(base.getHost())) {
            throw new SettingProblem(Setting.POSTMARK_API_BASE, "is not an https address");
        }
        return new MailSettings(
                sender, from.orElse(""), shopTo, settings.text(Setting.SHOP_NAME), base);
    }

    /** The secrets that a process needs for its mail. */
    public static Setting[] secrets(Settings settings) {
        return sender(settings) == Sender.POSTMARK
                ? new Setting[] {Setting.POSTMARK_TOKEN}
                : new Setting[0];
    }

    private static Sender sender(Settings settings) {
        String value = settings.text(Setting.MAIL_SENDER);
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "ses" -> Sender.SES;
            case "postmark" -> Sender.POSTMARK;
            case "log" -> Sender.LOG;
            default ->
                    throw new SettingProblem(
                            Setting.MAIL_SENDER,
                            "is \"" + value + "\" and not ses, postmark or log");
        };
    }

    private static void requireAddress(Setting setting, String address) {
        if (!address.matches("[^\\r\\n]*[^@\\s]+@[^@\\s]+")
                && !address.matches("[^\\r\\n]*<[^@\\s]+@[^@\\s]+>")) {
            throw new SettingProblem(setting, "is no e-mail address");
        }
    }
}
