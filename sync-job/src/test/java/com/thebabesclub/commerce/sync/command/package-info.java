@NullMarked
package com.thebabesclub.commerce.sync.command;

import org.jspecify.annotations.NullMarked;
