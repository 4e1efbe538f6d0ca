package com.thebabesclub.commerce.cutover;

import io.micronaut.serde.annotation.Serdeable;

/** Something that an operator should know of a row, whose key may have an e-mail in it. */
@Serdeable
record FindingLine(String finding, String pk, String sk, String why) {

    static FindingLine of(MigrationFinding migrationFinding) {
        return new FindingLine(
                MigrationLines.word(migrationFinding.kind()),
                migrationFinding.row().partition(),
                migrationFinding.row().sort(),
                migrationFinding.why());
    }

    /** Masked, as that of the finding. */
    @Override
    public String toString() {
        return "FindingLine[" + finding + " " + sk + ": " + why + "]";
    }
}
