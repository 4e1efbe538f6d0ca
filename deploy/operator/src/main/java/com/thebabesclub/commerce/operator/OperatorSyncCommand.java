package com.thebabesclub.commerce.operator;

import com.thebabesclub.commerce.operator.event.EventsCommand;
import com.thebabesclub.commerce.operator.status.StatusCommand;
import com.thebabesclub.commerce.sync.OrdersCommand;
import com.thebabesclub.commerce.sync.OutboxCommand;

import picocli.CommandLine.Command;

/** The group {@code sync} with what the job itself has no use for. */
@Command(
        name = "sync",
        description = "Compares Stripe with the table, and does what is owed.",
        subcommands = {
            OrdersCommand.class,
            OutboxCommand.class,
            EventsCommand.class,
            StatusCommand.class
        })
final class OperatorSyncCommand {}
