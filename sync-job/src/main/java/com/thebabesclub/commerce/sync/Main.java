package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.log.JsonLogging;
import com.thebabesclub.commerce.log.Redaction;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.sync.catalog.CatalogCommand;
import com.thebabesclub.commerce.sync.command.Sentences;
import com.thebabesclub.commerce.sync.command.Terminal;
import com.thebabesclub.commerce.sync.command.Workbench;
import com.thebabesclub.commerce.sync.endpoint.WebhookCommand;
import com.thebabesclub.commerce.sync.secret.SecretsCommand;
import com.thebabesclub.commerce.sync.status.StatusCommand;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The job on a command line. Its logs go to standard error, its answer to standard output. */
@Command(
        name = "sync-job",
        description = "Batch work of the shop, by hand.",
        synopsisSubcommandLabel = "COMMAND",
        footer = "%nA command's own help: sync-job <group> <command> --help",
        subcommands = HelpCommand.class)
public final class Main {

    /** Nothing could be done, or a wrong option or setting. */
    private static final int NOTHING_DONE = 2;

    private static final int WIDTH = 100;

    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter answer = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter trouble = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        // Whatever prints from now on, the logger above all, must not mix with the answer.
        System.setOut(System.err);
        Terminal terminal = new ThisTerminal();
        if (terminal.isWatched()) {
            JsonLogging.onlyErrors();
        }
        Workbench bench = new JobBench(Settings.of(System.getenv()), terminal);
        System.exit(run(bench, answer, trouble, arguments));
    }

    /** Runs one command; its exit code. */
    static int run(Workbench bench, PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine commands =
                new CommandLine(new Main())
                        .addSubcommand(
                                new CommandLine(new SyncCommand())
                                        .addSubcommand(new OrdersCommand(bench))
                                        .addSubcommand(new DueCommand(bench))
                                        .addSubcommand(new EventsCommand(bench))
                                        .addSubcommand(new StatusCommand(bench)))
                        .addSubcommand(new CatalogCommand(bench))
                        .addSubcommand(new SecretsCommand(bench))
                        .addSubcommand(new TableCommand(bench))
                        .addSubcommand(new WebhookCommand(bench));
        addHelp(commands);
        return commands.setOut(out)
                .setErr(err)
                .setUsageHelpWidth(WIDTH)
                .setExecutionExceptionHandler(
                        (problem, _, _) -> {
                            err.println(Sentences.of(problem));
                            return NOTHING_DONE;
                        })
                .setParameterExceptionHandler((wrong, _) -> tellWrongUse(wrong, err))
                .execute(arguments);
    }

    /** An argument that is repeated may be a secret that was typed in the wrong place. */
    private static int tellWrongUse(ParameterException wrong, PrintWriter err) {
        err.println(Redaction.clean(Objects.toString(wrong.getMessage(), "")));
        err.println("Try: " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return NOTHING_DONE;
    }

    private static void addHelp(CommandLine command) {
        if (command.getCommand() instanceof HelpCommand) {
            return;
        }
        command.getCommandSpec()
                .addOption(
                        OptionSpec.builder("-h", "--help")
                                .usageHelp(true)
                                .description("This help.")
                                .build());
        command.getSubcommands().values().forEach(Main::addHelp);
    }
}
