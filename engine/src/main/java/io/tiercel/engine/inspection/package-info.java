/** A journal looked at from outside: figures, records as text, checks, repair, retention, export and comparison, all in bounded memory. */
package io.tiercel.engine.inspection;
