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
        boolean dryRun, List<StepEntry> steps, int planned, int unchanged, List<String> notes) {

    /** A step; the mapper would write a sign that is a character as its number. */
    @Serdeable
    record StepEntry(String sign, String what, String name, String detail) {

        static StepEntry of(ImportPlanLine line) {
            return new StepEntry(
                    String.valueOf(line.sign()), line.what(), line.name(), line.detail());
        }
    }

    static ImportReply of(ImportPlan plan, List<ImportPlanLine> done, boolean dryRun) {
        return new ImportReply(
                dryRun,
                done.stream().map(StepEntry::of).toList(),
                plan.steps().size(),
                plan.unchanged(),
                plan.notes());
    }
}
