@NullMarked
package com.thebabesclub.commerce.sync.status;

import org.jspecify.annotations.NullMarked;
