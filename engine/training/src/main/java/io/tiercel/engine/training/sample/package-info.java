/** Samples for training: factor values and what the mid did next. */
package io.tiercel.engine.training.sample;
