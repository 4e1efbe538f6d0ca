@NullMarked
package com.thebabesclub.commerce.outbox;

import org.jspecify.annotations.NullMarked;
