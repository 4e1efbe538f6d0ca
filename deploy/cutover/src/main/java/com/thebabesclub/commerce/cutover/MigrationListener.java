package com.thebabesclub.commerce.cutover;

/** Sees a cut-over go on. */
public interface MigrationListener {

    /** Nobody looks. */
    MigrationListener NOBODY = new MigrationListener() {};

    /** Something that an operator should know, as soon as it is known. */
    default void found(MigrationFinding finding) {}

    /** The count after each part of a table. */
    default void counted(MigrationCounts tally) {}
}
