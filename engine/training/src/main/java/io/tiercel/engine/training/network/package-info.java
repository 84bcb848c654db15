/** The network that is trained, its trainer, and the ONNX graph it becomes. */
package io.tiercel.engine.training.network;
