@NullMarked
package com.thebabesclub.commerce.local.gateway;

import org.jspecify.annotations.NullMarked;
