package com.thebabesclub.violation.commerce.unmarked;

/** In a package that says nothing about nulls. */
class Unmarked {}
