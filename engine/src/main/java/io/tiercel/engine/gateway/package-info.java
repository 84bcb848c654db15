/** Where released orders go. */
package io.tiercel.engine.gateway;
