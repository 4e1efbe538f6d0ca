@NullMarked
package com.thebabesclub.commerce.ledger;

import org.jspecify.annotations.NullMarked;
