package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.operator.event.EventsCommand;
import com.thebabesclub.commerce.operator.status.StatusCommand;

import picocli.CommandLine.Command;

/** The group {@code sync}. */
@Command(
        name = "sync",
        description = "Compares Stripe with the table, and does what is owed.",
        subcommands = {
            OrdersCommand.class,
            OutboxCommand.class,
            EventsCommand.class,
            StatusCommand.class
        })
final class SyncCommand {}
