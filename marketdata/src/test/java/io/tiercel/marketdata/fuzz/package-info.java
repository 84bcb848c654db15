/** Damaged messages for every decoder: one way to make them, one place that says what a decoder may do about them. */
package io.tiercel.marketdata.fuzz;
