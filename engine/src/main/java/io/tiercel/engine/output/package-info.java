/** What the core makes: derived records, named by (cause sequence, index), released by the gate to their consumers. */
package io.tiercel.engine.output;
