@NullMarked
package com.thebabesclub.commerce.server.metric;

import org.jspecify.annotations.NullMarked;
