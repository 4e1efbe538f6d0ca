@NullMarked
package com.thebabesclub.commerce.dashboard;

import org.jspecify.annotations.NullMarked;
