/**
 * A journal looked at from outside: figures, records by the names of their fields, checks, repair, retention, export and comparison, all in bounded memory.
 */
package io.tiercel.engine.inspection;
