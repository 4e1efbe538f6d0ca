@NullMarked
package com.thebabesclub.commerce.setting;

import org.jspecify.annotations.NullMarked;
