/** JSON as a tree, read without the machinery that maps it to classes. */
@NullMarked
package com.thebabesclub.commerce.json;

import org.jspecify.annotations.NullMarked;
