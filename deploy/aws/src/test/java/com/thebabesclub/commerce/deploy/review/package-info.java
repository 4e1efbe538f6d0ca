@NullMarked
package com.thebabesclub.commerce.deploy.review;

import org.jspecify.annotations.NullMarked;
