package com.thebabesclub.commerce.cutover;

/** Sees a cut-over go on. */
public interface MigrationListener {

    /** Nobody looks. */
    MigrationListener NOBODY =
            new MigrationListener() {
                @Override
                public void found(MigrationFinding finding) {}

                @Override
                public void counted(MigrationCounts tally) {}
            };

    /** Something that an operator should know, as soon as it is known. */
    void found(MigrationFinding finding);

    /** The count after each part of a table. */
    void counted(MigrationCounts tally);
}
