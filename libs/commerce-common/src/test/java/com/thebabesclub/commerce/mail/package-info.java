@NullMarked
package com.thebabesclub.commerce.mail;

import org.jspecify.annotations.NullMarked;
