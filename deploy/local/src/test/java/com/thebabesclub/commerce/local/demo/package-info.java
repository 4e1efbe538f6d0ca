@NullMarked
package com.thebabesclub.commerce.local.demo;

import org.jspecify.annotations.NullMarked;
