/** The model beside a bare call of ONNX Runtime. */
package io.tiercel.bench.inference;
