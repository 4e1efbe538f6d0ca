package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.dashboard.orders.Orders;
import com.thebabesclub.commerce.dashboard.page.Cursors;
import com.thebabesclub.commerce.dashboard.page.Lists;
import com.thebabesclub.commerce.ledger.UnfinishedEvents;
import com.thebabesclub.commerce.replay.WebhookCheckup;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.table.CommerceTable;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import software.amazon.awssdk.services.lambda.LambdaAsyncClient;

import java.time.Clock;

/** What the admin's routes need. */
@Factory
final class AdminBeans {

    @Singleton
    SyncFunction syncFunction(
            BeanProvider<LambdaAsyncClient> lambda, JsonMapper json, Settings settings) {
        return new SyncFunction(lambda, json, settings.text(Setting.SYNC_FUNCTION_NAME));
    }

    @Singleton
    SyncHistory syncHistory(CommerceTable table, Lists lists, Clock clock) {
        return new SyncHistory(table, lists, clock);
    }

    @Singleton
    OrderSearch orderSearch(CommerceTable table, Sessions sessions, Orders orders) {
        return new OrderSearch(table, sessions, orders);
    }

    @Singleton
    EventList eventList(UnfinishedEvents events, Cursors cursors) {
        return new EventList(events, cursors);
    }

    @Singleton
    ShopHealth shopHealth(CommerceTable table, WebhookCheckup checkup, Clock clock) {
        return new ShopHealth(table, checkup, clock);
    }
}
