/**
 * The main job told step by step against a running stack: one order, from the cart to the ledger.
 */
@NullMarked
package com.thebabesclub.commerce.local.demo;

import org.jspecify.annotations.NullMarked;
