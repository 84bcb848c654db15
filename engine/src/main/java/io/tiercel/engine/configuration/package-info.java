/** Settings from YAML, bound strictly: an unknown, missing or unusable key stops the start with one clear line. */
package io.tiercel.engine.configuration;
