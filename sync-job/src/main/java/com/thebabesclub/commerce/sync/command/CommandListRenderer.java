package com.thebabesclub.commerce.sync.command;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Lists every command of a program by task, and not only the groups that they are in. */
record CommandListRenderer(List<CommandLineRunner.Section> sections)
        implements IHelpSectionRenderer {

    private static final int INDENT = 2;

    @Override
    public String render(Help help) {
        return sections.stream()
                .map(section -> render(section, help))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private String render(CommandLineRunner.Section section, Help help) {
        int names = INDENT + longestName();
        int width = help.commandSpec().usageMessage().width();
        TextTable table =
                TextTable.forColumns(
                        help.colorScheme(),
                        new Column(names, INDENT, Overflow.SPAN),
                        new Column(width - names, INDENT, Overflow.WRAP));
        CommandLine program = help.commandSpec().commandLine();
        section.commands().forEach(name -> table.addRowValues(name, description(program, name)));
        return section.task() + ":" + System.lineSeparator() + table;
    }

    private int longestName() {
        return sections.stream()
                .flatMap(section -> section.commands().stream())
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static String description(CommandLine program, String name) {
        CommandLine command = program;
        for (String word : name.split(" ", -1)) {
            command =
                    Objects.requireNonNull(
                            command.getSubcommands().get(word), () -> "no command: " + name);
        }
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        return usage.header().length > 0 ? usage.header()[0] : usage.description()[0];
    }
}
