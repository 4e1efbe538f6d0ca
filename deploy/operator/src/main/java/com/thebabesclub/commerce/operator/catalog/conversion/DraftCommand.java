package com.thebabesclub.commerce.operator.catalog.conversion;

import com.thebabesclub.commerce.sync.command.ShopCommand;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/** A command that makes a catalogue, and says what it did not understand. */
abstract sealed class DraftCommand extends ShopCommand permits PullCommand, ConvertCommand {

    private static final int ALL_UNDERSTOOD = 0;
    private static final int SOMETHING_TO_DECIDE = 1;

    private final CatalogDraftFile files;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "catalog.json",
            description =
                    "The catalogue to be written, which must not be there; default ${DEFAULT-VALUE}.")
    private Path file = Path.of("");

    DraftCommand(CatalogDraftFile files) {
        this.files = files;
    }

    /** Writes the catalogue and says what is left to do; the exit code. */
    protected final int written(CatalogDraft draft) {
        Optional<String> problem = files.write(draft, file);
        draft.notes().forEach(note -> out().println("! " + note));
        problem.ifPresent(left -> out().printf("! It cannot be sold from yet: %s.%n", left));
        out().printf(
                        "%s: %d products, %d bundles, %d notes%n",
                        file,
                        draft.document().products().size(),
                        draft.document().bundles().size(),
                        draft.notes().size());
        return draft.notes().isEmpty() && problem.isEmpty() ? ALL_UNDERSTOOD : SOMETHING_TO_DECIDE;
    }
}
