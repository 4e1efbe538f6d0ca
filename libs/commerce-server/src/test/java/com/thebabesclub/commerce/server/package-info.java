@NullMarked
package com.thebabesclub.commerce.server;

import org.jspecify.annotations.NullMarked;
