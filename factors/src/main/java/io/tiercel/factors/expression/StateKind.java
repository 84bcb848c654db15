package io.tiercel.factors.expression;

/** What remembers earlier rows for a rolling operation. Immutable, cold. */
enum StateKind {
    HISTORY(History.class),
    SUM(SumWindow.class),
    VARIANCE(VarianceWindow.class),
    SHAPE(ShapeWindow.class),
    LARGEST(ExtremeWindow.class),
    SMALLEST(ExtremeWindow.class),
    ORDER(OrderWindow.class),
    DEVIATION(DeviationWindow.class),
    EXPONENTIAL(ExponentialMean.class),
    WEIGHTED(WeightedWindow.class),
    TREND(TrendWindow.class),
    PAIR(PairWindow.class);

    private final Class<?> type;

    StateKind(final Class<?> type) {
        this.type = type;
    }

    /** Class that the compiled formulas call. */
    Class<?> type() {
        return type;
    }

    /** What a rolling operation is read from. */
    static StateKind of(final Operation operation) {
        return switch (operation) {
            case REF, DELTA -> HISTORY;
            case MEAN, SUM, COUNT -> SUM;
            case STD, VAR -> VARIANCE;
            case SKEW, KURT -> SHAPE;
            case MAX, IDX_MAX -> LARGEST;
            case MIN, IDX_MIN -> SMALLEST;
            case MED, QUANTILE, RANK -> ORDER;
            case MAD -> DEVIATION;
            case EMA -> EXPONENTIAL;
            case WMA -> WEIGHTED;
            case SLOPE, RSQUARE, RESI -> TREND;
            case CORR, COV -> PAIR;
            default -> throw new IllegalArgumentException(operation + " looks at no earlier rows");
        };
    }

    /** The method of {@link #type()} that tells the operation's value. */
    static String reader(final Operation operation) {
        return switch (operation) {
            case REF, DELTA -> "back";
            case MEAN -> "mean";
            case SUM -> "sum";
            case COUNT -> "count";
            case STD -> "standardDeviation";
            case VAR -> "variance";
            case SKEW -> "skewness";
            case KURT -> "kurtosis";
            case MAX, MIN, MAD, EMA, WMA -> "value";
            case IDX_MAX, IDX_MIN -> "place";
            case MED -> "median";
            case QUANTILE -> "quantile";
            case RANK -> "rank";
            case SLOPE -> "slope";
            case RSQUARE -> "explainedShare";
            case RESI -> "residual";
            case CORR -> "correlation";
            case COV -> "covariance";
            default -> throw new IllegalArgumentException(operation + " looks at no earlier rows");
        };
    }

    /** A new one without a past. */
    Object create(final int rows) {
        return switch (this) {
            case HISTORY -> new History(rows);
            case SUM -> new SumWindow(rows);
            case VARIANCE -> new VarianceWindow(rows);
            case SHAPE -> new ShapeWindow(rows);
            case LARGEST -> new ExtremeWindow(rows, true);
            case SMALLEST -> new ExtremeWindow(rows, false);
            case ORDER -> new OrderWindow(rows);
            case DEVIATION -> new DeviationWindow(rows);
            case EXPONENTIAL -> new ExponentialMean(rows);
            case WEIGHTED -> new WeightedWindow(rows);
            case TREND -> new TrendWindow(rows);
            case PAIR -> new PairWindow(rows);
        };
    }
}
