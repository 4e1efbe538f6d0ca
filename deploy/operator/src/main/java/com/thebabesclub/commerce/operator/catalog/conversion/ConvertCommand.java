package com.thebabesclub.commerce.operator.catalog.conversion;

import com.thebabesclub.commerce.domain.money.Currency;
import com.thebabesclub.commerce.operator.catalog.conversion.ProductFileConverter.Amounts;
import com.thebabesclub.commerce.sync.command.RequiresCommandLine;
import com.thebabesclub.commerce.sync.command.UsageException;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import reactor.core.publisher.Mono;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code catalog convert}: a catalogue of the product file of another shop. */
@RequiresCommandLine
@Command(
        name = "convert",
        description = {
            "Makes a catalogue of a product file of another shop.",
            "",
            "Products and bundles are read under the usual names: sku, name, amount or price, variants,"
                    + " category, image, description. Every field that is not understood is named with"
                    + " its path, and nothing is guessed."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is in the catalogue, which can be sold from",
            "1:it was written, and something is to be decided",
            "2:nothing was written"
        })
public final class ConvertCommand extends DraftCommand implements Callable<Mono<Integer>> {

    private static final Argument<JsonNode> TREE = Argument.of(JsonNode.class);

    private final JsonMapper json;
    private final Clock clock;

    @Parameters(paramLabel = "FILE", description = "Such as JewleryProducts.json.")
    private Path file = Path.of("");

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            defaultValue = "usd",
            description = "Of the prices; default ${DEFAULT-VALUE}.")
    private String currency = "";

    @Option(
            names = "--amounts",
            paramLabel = "UNIT",
            description = "What a price of 30 is: minor (30 cents) or major (30 dollars).")
    private Optional<Amounts> amounts = Optional.empty();

    ConvertCommand(JsonMapper json, Clock clock, CatalogDraftFile files) {
        super(files);
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Mono<Integer> call() {
        Currency known =
                Currency.find(currency)
                        .orElseThrow(
                                () -> wrong(currency + " is no currency that Stripe charges in."));
        return Mono.fromSupplier(
                () ->
                        written(
                                ProductFileConverter.of(
                                        new SourceNode("", tree()),
                                        known,
                                        amounts,
                                        clock.instant())));
    }

    private JsonNode tree() {
        try {
            return Optional.ofNullable(json.readValue(Files.readAllBytes(file), TREE))
                    .orElseThrow(() -> new UsageException(file + " is empty."));
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read as JSON.", e);
        }
    }
}
