@NullMarked
package com.thebabesclub.commerce.outbox.orderevent;

import org.jspecify.annotations.NullMarked;
