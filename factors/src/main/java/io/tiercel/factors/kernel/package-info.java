/** Factors of whole columns at once, for research: plain arrays in, plain arrays out, lane by lane where the Vector API is there. Cold. */
package io.tiercel.factors.kernel;
