package com.thebabesclub.commerce.operator.catalog;

import com.thebabesclub.commerce.operator.catalog.conversion.ConvertCommand;
import com.thebabesclub.commerce.operator.catalog.conversion.PullCommand;
import com.thebabesclub.commerce.operator.catalog.publication.PublishCommand;
import com.thebabesclub.commerce.operator.catalog.publication.RollbackCommand;
import com.thebabesclub.commerce.operator.catalog.publication.VersionsCommand;

import picocli.CommandLine.Command;

/** {@code catalog}: what is sold, where it is written, and at Stripe. */
@Command(
        name = "catalog",
        description = "Says what is sold: publishes it, and carries it over to Stripe.",
        subcommands = {
            PublishCommand.class,
            RollbackCommand.class,
            VersionsCommand.class,
            ImportCommand.class,
            PullCommand.class,
            ConvertCommand.class
        })
public final class CatalogCommand {}
