@NullMarked
package com.thebabesclub.commerce.deploy.setting;

import org.jspecify.annotations.NullMarked;
