/** How forecasts are judged. */
package io.tiercel.engine.training.score;
