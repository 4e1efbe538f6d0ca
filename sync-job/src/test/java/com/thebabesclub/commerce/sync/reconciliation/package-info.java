@NullMarked
package com.thebabesclub.commerce.sync.reconciliation;

import org.jspecify.annotations.NullMarked;
