package com.thebabesclub.commerce.sync;

import picocli.CommandLine.Command;

/** The group {@code sync}. */
@Command(
        name = "sync",
        description = "Compares Stripe with the table, and does what is owed.",
        subcommands = {OrdersCommand.class, OutboxCommand.class})
final class SyncCommand {}
