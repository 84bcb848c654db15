/** Records of a journal by the names of their messages and fields, for people and tools. */
package io.tiercel.engine.inspection;
