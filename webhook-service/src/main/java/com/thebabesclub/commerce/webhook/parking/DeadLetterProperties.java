package com.thebabesclub.commerce.webhook.parking;

import com.thebabesclub.commerce.runtime.setting.HttpUrlParser;
import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;

import jakarta.annotation.PostConstruct;

import java.net.URI;
import java.util.Optional;

/** Who is told of parked events. */
@ConfigurationProperties("webhook")
record DeadLetterProperties(
        @SettingDescription("the SQS queue that is told of parked events; empty: none")
                Optional<String> dlqUrl) {

    @PostConstruct
    void check() {
        HttpUrlParser.of(dlqUrl, DeadLetterProperties.class, "dlqUrl");
    }

    /** Empty: nobody. */
    Optional<URI> queue() {
        return dlqUrl.flatMap(HttpUrlParser::of);
    }
}
