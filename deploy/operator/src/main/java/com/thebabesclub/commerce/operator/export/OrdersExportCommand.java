package com.thebabesclub.commerce.operator.export;

import com.thebabesclub.commerce.operator.export.OrderExportClient.Page;
import com.thebabesclub.commerce.operator.export.OrderExportRequest.Format;
import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.sync.command.ErrorMessages;
import com.thebabesclub.commerce.sync.command.RequiresCommandLine;
import com.thebabesclub.commerce.sync.command.ShopCommand;
import com.thebabesclub.commerce.sync.command.Terminal;
import com.thebabesclub.commerce.sync.command.UsageException;

import jakarta.inject.Provider;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code orders}: the shop's orders, for its books. */
@RequiresCommandLine
@Command(name = "orders", description = "The shop's orders, for its books.")
public final class OrdersExportCommand extends ShopCommand {

    private static final String TOKEN = "ADMIN_TOKEN";

    private final EnvironmentVariables variables;
    private final Terminal terminal;
    private final Provider<OrderExportClient> clients;

    OrdersExportCommand(
            EnvironmentVariables variables,
            Terminal terminal,
            Provider<OrderExportClient> clients) {
        this.variables = variables;
        this.terminal = terminal;
        this.clients = clients;
    }

    /** {@code orders export}. */
    @Command(
            description = {
                "Exports the orders of a month or of a day, by the creation of their sessions in UTC.",
                "",
                "Asks the shop's API page by page, with the token of an admin in ADMIN_TOKEN or on"
                        + " standard input. It is no argument, since everybody on a machine can read"
                        + " those. Each page is written down there, with who asked."
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:all orders are exported",
                "1:it broke off; what came to standard output is not whole, and no file is left",
                "2:nothing was exported"
            })
    Mono<Integer> export(
            @Option(
                            names = "--api",
                            required = true,
                            paramLabel = "URL",
                            description = "The shop's API, as https://api.example.com.")
                    String api,
            @Option(
                            names = "--month",
                            paramLabel = "MONTH",
                            description = "The orders of a month, as 2026-11.")
                    Optional<String> month,
            @Option(
                            names = "--day",
                            paramLabel = "DAY",
                            description = "The orders of a day, as 2026-11-26.")
                    Optional<String> day,
            @Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            defaultValue = "csv",
                            description = "csv or jsonl; default csv.")
                    Format format,
            @Option(
                            names = "--personal",
                            description = "With e-mails and addresses, of who was not erased.")
                    boolean personal,
            @Option(
                            names = "--output",
                            paramLabel = "FILE",
                            description = "A new file; default standard output.")
                    Optional<Path> output) {
        OrderExportRequest export =
                new OrderExportRequest(
                        OrderExportRequest.api(api), period(month, day), format, personal);
        Secret token = token();
        AtomicBoolean began = new AtomicBoolean();
        Flux<Page> pages = clients.get().pages(export, token).doOnNext(_ -> began.set(true));
        return output.map(file -> toFile(pages, file))
                .orElseGet(() -> toStandardOutput(pages))
                .thenReturn(0)
                .onErrorResume(_ -> began.get(), this::brokeOff);
    }

    private Mono<Integer> brokeOff(Throwable failure) {
        err().println(ErrorMessages.of(failure));
        return Mono.just(1);
    }

    private Mono<Void> toStandardOutput(Flux<Page> pages) {
        return pages.doOnNext(page -> out().print(page.text()))
                .then(Mono.fromRunnable(out()::flush));
    }

    private static Mono<Void> toFile(Flux<Page> pages, Path path) {
        return Mono.using(
                () -> new OrderExportFile(path),
                file ->
                        pages.doOnNext(page -> file.append(page.text()))
                                .then(Mono.fromRunnable(file::keep)));
    }

    private String period(Optional<String> month, Optional<String> day) {
        if (month.isPresent() == day.isPresent()) {
            throw wrong("Give --month or --day, and only one.");
        }
        return month.map(text -> "month=" + shaped("--month", text, "\\d{4}-\\d{2}"))
                .or(() -> day.map(text -> "day=" + shaped("--day", text, "\\d{4}-\\d{2}-\\d{2}")))
                .orElseThrow();
    }

    private String shaped(String option, String text, String pattern) {
        if (!text.matches(pattern)) {
            throw wrong(
                    "%s should be as %s."
                            .formatted(
                                    option, option.equals("--month") ? "2026-11" : "2026-11-26"));
        }
        return text;
    }

    private Secret token() {
        String token =
                variables
                        .find(TOKEN)
                        .orElseGet(terminal::input)
                        .strip()
                        .replaceAll("^(?i:bearer\\s+)", "");
        if (!token.matches("[\\x21-\\x7e]+")) {
            throw new UsageException(
                    "No token came in: put an admin's into ADMIN_TOKEN, or pipe it in.");
        }
        return Secret.of(token);
    }
}
