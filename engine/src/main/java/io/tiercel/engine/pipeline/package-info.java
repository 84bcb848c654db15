/** The parts the pipeline is wired from: ingress, stages, gate, threads. */
package io.tiercel.engine.pipeline;
