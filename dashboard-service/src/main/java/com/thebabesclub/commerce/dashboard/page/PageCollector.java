package com.thebabesclub.commerce.dashboard.page;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.ItemPage;
import com.thebabesclub.commerce.table.MalformedItem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The items of one page that its reader may see, from one query or a few. */
final class PageCollector {

    private final int most;
    private final Predicate<Attributes> isTheirs;
    private final List<Attributes> items = new ArrayList<>();
    private boolean hidesSome;

    PageCollector(int most, Predicate<Attributes> isTheirs) {
        this.most = most;
        this.isTheirs = isTheirs;
    }

    /**
     * Takes what a query has found, as far as there is room.
     *
     * @return the sort key after which to go on; empty where the list is at its end
     */
    Optional<String> add(ItemPage page) {
        Optional<String> last = Optional.empty();
        for (Attributes item : page.items()) {
            if (items.size() == most) {
                return last;
            }
            if (isSeen(item)) {
                items.add(item);
            } else {
                hidesSome = true;
            }
            last = Optional.of(item.key().sort());
        }
        return page.next();
    }

    /** Whether the page could have more, had nothing been hidden. */
    boolean isShort() {
        return hidesSome && items.size() < most;
    }

    List<Attributes> items() {
        return List.copyOf(items);
    }

    /** Of what cannot be read nobody is known to own it. */
    private boolean isSeen(Attributes item) {
        try {
            return isTheirs.test(item);
        } catch (MalformedItem _) {
            return false;
        }
    }
}
