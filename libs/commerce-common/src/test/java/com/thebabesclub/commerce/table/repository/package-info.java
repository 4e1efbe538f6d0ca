@NullMarked
package com.thebabesclub.commerce.table.repository;

import org.jspecify.annotations.NullMarked;
