package com.thebabesclub.commerce.testing;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.order.OrderUtil;
import io.micronaut.crac.OrderedResource;

import org.crac.Core;

import java.util.List;

/** What Lambda does around a snapshot: it calls the hooks of a process, in their order. */
public final class SnapshotHooks {

    private final List<OrderedResource> resources;

    private SnapshotHooks(List<OrderedResource> resources) {
        this.resources = resources;
    }

    public static SnapshotHooks of(ApplicationContext process) {
        return new SnapshotHooks(
                OrderUtil.sort(process.getBeansOfType(OrderedResource.class).stream())
                        .filter(resource -> !isOfAServer(resource))
                        .toList());
    }

    /** A function's package has no server; a test has its classes. */
    private static boolean isOfAServer(OrderedResource resource) {
        return resource.getClass().getSimpleName().startsWith("NettyEmbeddedServer");
    }

    /** The last that was registered comes first. */
    public void beforeCheckpoint() throws Exception {
        for (OrderedResource resource : resources.reversed()) {
            resource.beforeCheckpoint(Core.getGlobalContext());
        }
    }

    public void afterRestore() throws Exception {
        for (OrderedResource resource : resources) {
            resource.afterRestore(Core.getGlobalContext());
        }
    }
}
