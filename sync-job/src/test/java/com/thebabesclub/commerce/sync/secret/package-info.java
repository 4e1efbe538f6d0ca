@NullMarked
package com.thebabesclub.commerce.sync.secret;

import org.jspecify.annotations.NullMarked;
