package com.thebabesclub.commerce.operator.catalog.conversion;

import java.util.List;

/**
 * A catalogue that was made from something else.
 *
 * @param notes what was not understood, or a person has to decide, as sentences
 */
record CatalogDraft(CatalogDocument document, List<String> notes) {

    CatalogDraft {
        notes = List.copyOf(notes);
    }
}
