/** A session as one self-contained HTML page. */
package io.tiercel.engine.report;
