/**
 * What the framework would find out at each start of a function, found out where the function is
 * packed: by the framework's own optimizer, and for the beans by a look at a function that runs.
 */
@NullMarked
package com.thebabesclub.commerce.packaging.startup;

import org.jspecify.annotations.NullMarked;
