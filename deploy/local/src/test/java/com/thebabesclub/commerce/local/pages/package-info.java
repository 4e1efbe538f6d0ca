@NullMarked
package com.thebabesclub.commerce.local.pages;

import org.jspecify.annotations.NullMarked;
