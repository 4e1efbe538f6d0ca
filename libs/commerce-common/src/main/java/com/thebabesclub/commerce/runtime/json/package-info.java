/** JSON as a tree, read without the machinery that maps it to classes. */
@NullMarked
package com.thebabesclub.commerce.runtime.json;

import org.jspecify.annotations.NullMarked;
