package io.tiercel.engine.backtest;

import java.io.Serializable;

/**
 * A sweep as it travels to another process: text only. Immutable.
 *
 * @param configuration of the backtest, with the parameters of the sweep, as YAML.
 * @param dataFolder    against which names of files are resolved, the same wherever a set is run.
 */
public record SweepTask(String configuration, String dataFolder) implements Serializable {}
