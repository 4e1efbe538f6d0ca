/** The local stack: every part of the shop as a process on this machine, behind one origin. */
@NullMarked
package com.thebabesclub.commerce.local;

import org.jspecify.annotations.NullMarked;
