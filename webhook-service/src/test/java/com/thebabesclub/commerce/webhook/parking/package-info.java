@NullMarked
package com.thebabesclub.commerce.webhook.parking;

import org.jspecify.annotations.NullMarked;
