@NullMarked
package com.thebabesclub.commerce.web;

import org.jspecify.annotations.NullMarked;
