@NullMarked
package com.thebabesclub.commerce.sync.endpoint;

import org.jspecify.annotations.NullMarked;
