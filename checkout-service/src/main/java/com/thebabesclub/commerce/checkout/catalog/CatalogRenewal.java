package com.thebabesclub.commerce.checkout.catalog;

import com.thebabesclub.commerce.runtime.catalog.CurrentCatalog;
import com.thebabesclub.commerce.runtime.snapshot.RequiresSnapshot;
import com.thebabesclub.commerce.runtime.snapshot.SnapshotOrder;

import io.micronaut.crac.OrderedResource;

import jakarta.inject.Singleton;

import org.crac.Context;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/**
 * Has the catalogue in the snapshot, and asks after a restore whether another was published since.
 */
@Singleton
@RequiresSnapshot
final class CatalogRenewal implements OrderedResource {

    private static final Duration LIMIT = Duration.ofSeconds(8);

    private static final Logger LOG = LoggerFactory.getLogger(CatalogRenewal.class);

    private final CurrentCatalog catalog;

    CatalogRenewal(CurrentCatalog catalog) {
        this.catalog = catalog;
    }

    /** Without a catalogue the process is frozen all the same: one may be published any time. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            catalog.read().block(LIMIT);
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("Catalogue is not in the snapshot");
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        catalog.renew();
    }

    @Override
    public int getOrder() {
        return SnapshotOrder.CATALOG;
    }
}
