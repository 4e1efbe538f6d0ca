@NullMarked
package com.thebabesclub.commerce.dashboard.page;

import org.jspecify.annotations.NullMarked;
