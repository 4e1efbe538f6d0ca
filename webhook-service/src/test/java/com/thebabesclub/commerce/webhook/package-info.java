@NullMarked
package com.thebabesclub.commerce.webhook;

import org.jspecify.annotations.NullMarked;
