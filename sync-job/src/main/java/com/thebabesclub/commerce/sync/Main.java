package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.cutover.TableCommand;
import com.thebabesclub.commerce.operator.catalog.CatalogCommand;
import com.thebabesclub.commerce.operator.endpoint.WebhookCommand;
import com.thebabesclub.commerce.operator.secret.SecretsCommand;
import com.thebabesclub.commerce.runtime.log.JsonLogging;
import com.thebabesclub.commerce.runtime.setting.Variables;
import com.thebabesclub.commerce.sync.command.BlockingExecutionStrategy;
import com.thebabesclub.commerce.sync.command.CommandLineFactory;
import com.thebabesclub.commerce.sync.command.CommandSection;
import com.thebabesclub.commerce.sync.command.SystemTerminal;
import com.thebabesclub.commerce.sync.command.Terminal;

import io.micronaut.context.ApplicationContext;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The job on a command line. Its logs go to standard error, its answer to standard output. */
@Command(
        name = "sync-job",
        description = {"Batch work of the shop, by hand.", ""},
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%n",
        footer = "%nA command's own help: sync-job <group> <command> --help",
        subcommands = {
            SyncCommand.class,
            CatalogCommand.class,
            SecretsCommand.class,
            TableCommand.class,
            WebhookCommand.class,
            HelpCommand.class,
            GenerateCompletion.class
        })
public final class Main {

    private static final List<CommandSection> SECTIONS =
            List.of(
                    CommandSection.of(
                            "Orders, and what is owed", "sync orders", "sync due", "sync status"),
                    CommandSection.of(
                            "Events that were not handled",
                            "sync events list",
                            "sync events replay"),
                    CommandSection.of(
                            "To set the shop up",
                            "secrets put",
                            "catalog import",
                            "webhook ensure"),
                    CommandSection.of("The cut-over", "table migrate"),
                    CommandSection.of("This program", "help", "generate-completion"));

    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter answer = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter trouble = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        // Whatever prints from now on, the logger above all, must not mix with the answer.
        System.setOut(System.err);
        Terminal terminal = new SystemTerminal();
        if (terminal.isWatched()) {
            JsonLogging.onlyErrors();
        }
        System.exit(run(Variables.of(System.getenv()), terminal, answer, trouble, arguments));
    }

    /**
     * Runs one command; its exit code. The beans are not closed: the process ends, and the SDK's
     * client of HTTP would take two seconds for that.
     */
    private static int run(
            Variables variables,
            Terminal terminal,
            PrintWriter out,
            PrintWriter err,
            String... arguments) {
        return run(SyncJob.beans(variables, terminal), out, err, arguments);
    }

    /** Runs one command with these beans; its exit code. */
    static int run(
            ApplicationContext beans, PrintWriter out, PrintWriter err, String... arguments) {
        return CommandLineFactory.create(Main.class, beans, SECTIONS)
                .setOut(out)
                .setErr(err)
                .setExecutionStrategy(new BlockingExecutionStrategy())
                .execute(arguments);
    }
}
