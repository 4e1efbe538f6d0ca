package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.web.Service;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The job on a command line. Its logs go to standard error, its answer to standard output. */
@Command(
        name = "sync-job",
        description = "Batch work of the shop.",
        subcommands = {SyncCommand.class, TableCommand.class, HelpCommand.class})
public final class Main {

    private static final int WRONG_SETTING = 2;

    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter answer = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        // Whatever prints from now on, the logger above all, must not mix with the answer.
        System.setOut(System.err);
        System.exit(commandLine().setOut(answer).execute(arguments));
    }

    private static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(
                        (problem, _, _) -> {
                            SettingProblem setting =
                                    Service.settingProblem(problem).orElseThrow(() -> problem);
                            System.err.println(setting.getMessage());
                            return WRONG_SETTING;
                        });
    }
}
