package com.thebabesclub.commerce.contract;

import com.thebabesclub.commerce.testing.Door;

/**
 * The three services of the shop in one kind of package, behind one kind of door.
 *
 * @param name of the kind
 */
record Shop(String name, World world, Door checkout, Door webhook, Door dashboard) {

    @Override
    public String toString() {
        return name;
    }
}
