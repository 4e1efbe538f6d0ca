package com.thebabesclub.commerce.operator.catalog;

import io.micronaut.serde.annotation.Serdeable;

import java.util.List;

/**
 * What an import came to.
 *
 * @param steps that were done, or would be
 * @param planned how many steps there were to do
 * @param unchanged products with which nothing was to be done
 * @param notes what a person should know, as sentences
 */
@Serdeable
record ImportReply(
        boolean dryRun,
        List<ImportPlanLine> steps,
        int planned,
        int unchanged,
        List<String> notes) {

    static ImportReply of(ImportPlan plan, List<ImportPlanLine> done, boolean dryRun) {
        return new ImportReply(
                dryRun, List.copyOf(done), plan.steps().size(), plan.unchanged(), plan.notes());
    }
}
