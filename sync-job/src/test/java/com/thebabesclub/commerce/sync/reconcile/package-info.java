@NullMarked
package com.thebabesclub.commerce.sync.reconcile;

import org.jspecify.annotations.NullMarked;
