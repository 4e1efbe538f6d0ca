package com.thebabesclub.commerce.local.pages;

import java.nio.file.Path;
import java.util.Locale;

/** What the gateway shows to people, each under a path of its own. */
public enum Site {
    CONSOLE("deploy/console", "index.html"),
    SHOP("deploy/shop", "index.html"),
    /** The other entry of the shop's project. */
    WIRE("deploy/shop", "wire.html");

    private final String folder;
    private final String entry;

    Site(String folder, String entry) {
        this.folder = folder;
        this.entry = entry;
    }

    /** Without a slash at its end. */
    String prefix() {
        return "/" + word();
    }

    /** Also the id that it has with the gateway's OpenID provider, where people sign in to it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String entry() {
        return entry;
    }

    /** Of its sources, in which the build leaves {@code target/pages}. */
    Path folder(Path root) {
        return root.resolve(folder);
    }
}
