/** The command line: arguments in, a table, JSON or one clear line out. */
package io.tiercel.engine.console;
