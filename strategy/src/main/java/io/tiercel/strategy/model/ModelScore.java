package io.tiercel.strategy.model;

/**
 * How good a forecast was on samples that no decision about the model has seen. Immutable, cold.
 *
 * @param samples             number of out-of-sample samples.
 * @param upShare             share of them whose mid moved up next, 0 to 1.
 * @param accuracy            share told rightly by "up when the probability is at least one half".
 * @param auc                 area under the ROC curve: 0.5 = no information, ties count one half.
 * @param logLoss             mean of {@code -ln} of the probability given to what happened, nats.
 * @param baseAccuracy        accuracy of always naming the more frequent direction.
 * @param baseLogLoss         log loss of always naming {@code upShare}.
 * @param baselineAccuracy    accuracy of the one-factor rule "up when the depth imbalance of the best level is positive".
 * @param baselineAuc         area under the ROC curve of that factor alone.
 * @param bestFactor          id of the input that alone tells most, found on these very samples, so that it flatters the factor and not the model.
 * @param bestFactorAuc       area under the ROC curve of that factor alone, at least 0.5: its sign is chosen on these samples too.
 */
public record ModelScore(
        long samples,
        double upShare,
        double accuracy,
        double auc,
        double logLoss,
        double baseAccuracy,
        double baseLogLoss,
        double baselineAccuracy,
        double baselineAuc,
        String bestFactor,
        double bestFactorAuc) {}
