package com.thebabesclub.commerce.operator;

import com.thebabesclub.commerce.operator.catalog.CatalogCommand;
import com.thebabesclub.commerce.operator.endpoint.WebhookCommand;
import com.thebabesclub.commerce.operator.event.EventsCommand;
import com.thebabesclub.commerce.operator.export.OrdersExportCommand;
import com.thebabesclub.commerce.operator.payout.PayoutsCommand;
import com.thebabesclub.commerce.operator.reindex.TableCommand;
import com.thebabesclub.commerce.operator.secret.SecretsCommand;
import com.thebabesclub.commerce.operator.status.StatusCommand;
import com.thebabesclub.commerce.operator.stock.StockCommand;
import com.thebabesclub.commerce.operator.token.TokenCommand;
import com.thebabesclub.commerce.sync.OrdersCommand;
import com.thebabesclub.commerce.sync.OutboxCommand;
import com.thebabesclub.commerce.sync.command.CommandLineRunner;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The operator's command line. */
@Command(
        name = "operator",
        description = {"Whatever is done for the shop by hand.", ""},
        subcommands = {
            Main.OperatorSyncCommand.class,
            OrdersExportCommand.class,
            CatalogCommand.class,
            StockCommand.class,
            SecretsCommand.class,
            WebhookCommand.class,
            TokenCommand.class,
            TableCommand.class,
            PayoutsCommand.class,
            HelpCommand.class,
            GenerateCompletion.class
        })
public final class Main {

    /** This program with its commands by task. */
    public static final CommandLineRunner PROGRAM =
            CommandLineRunner.of(Main.class)
                    .task(
                            "Orders, and what is owed",
                            "sync orders",
                            "sync due",
                            "sync status",
                            "orders export")
                    .task("Events that were not handled", "sync events list", "sync events replay")
                    .task(
                            "What is sold",
                            "catalog publish",
                            "catalog rollback",
                            "catalog versions",
                            "catalog import",
                            "catalog pull",
                            "catalog convert")
                    .task(
                            "How many pieces there are",
                            "stock set",
                            "stock list",
                            "stock import",
                            "stock export",
                            "stock recount")
                    .task("To set the shop up", "secrets put", "webhook ensure")
                    .task("Where a customer cannot sign in", "token explain")
                    .task("What Stripe paid out", "payouts check")
                    .task("The table itself", "table reindex");

    private Main() {}

    public static void main(String[] arguments) {
        PROGRAM.runAsProcess(arguments);
    }

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
    static final class OperatorSyncCommand {}
}
