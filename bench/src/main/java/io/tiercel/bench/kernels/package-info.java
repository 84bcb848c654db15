/** Factor kernels over whole columns beside the same in Numba, in turns. */
package io.tiercel.bench.kernels;
