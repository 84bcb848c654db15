/** Models: a factor vector in, a signal out. */
package io.tiercel.strategy.model;
