package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/** What becomes of sessions that the legacy Python Lambdas made without a quote. */
@ConfigurationProperties("settle")
record UnmarkedSessionProperties(
        @SettingDescription(
                        "whether a session without marks that names a user is taken for ours; for the"
                                + " cut-over alone")
                @Bindable(defaultValue = "false")
                boolean unmarkedSessions) {}
