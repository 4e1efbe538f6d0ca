package com.thebabesclub.commerce.sync.migrate;

/** Sees a cut-over go on. */
public interface MigrationWatcher {

    /** Nobody looks. */
    MigrationWatcher NOBODY =
            new MigrationWatcher() {
                @Override
                public void found(Finding finding) {}

                @Override
                public void counted(MigrationTally tally) {}
            };

    /** Something that an operator should know, as soon as it is known. */
    void found(Finding finding);

    /** The count after each part of a table. */
    void counted(MigrationTally tally);
}
