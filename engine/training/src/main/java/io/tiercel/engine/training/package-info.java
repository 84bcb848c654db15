/** Seeded training of the models that the engine runs; never on the running engine's class path. */
package io.tiercel.engine.training;
