/** One run of the engine: from a feed to a closed journal and a summary. */
package io.tiercel.engine.session;
