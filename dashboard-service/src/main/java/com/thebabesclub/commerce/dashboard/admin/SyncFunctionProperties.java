package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/** Which function is the nightly sync. */
@ConfigurationProperties("sync")
record SyncFunctionProperties(
        @SettingDescription("the function that POST /admin/sync starts")
                @Bindable(defaultValue = "babes-website-stripe-nightly-sync")
                String functionName) {}
