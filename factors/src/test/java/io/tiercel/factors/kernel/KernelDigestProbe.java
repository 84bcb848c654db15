package io.tiercel.factors.kernel;

/** Prints the digest of all kernels, for runs in other virtual machines: {@code vector}, {@code scalar} or {@code best} kernels, length of the columns. */
final class KernelDigestProbe {
    private KernelDigestProbe() {}

    public static void main(final String[] args) {
        final Kernels kernels = switch (args[0]) {
            case "vector" -> Kernels.vector();
            case "scalar" -> Kernels.scalar();
            default -> Kernels.best();
        };
        final int length = Integer.parseInt(args[1]);
        final int rounds = Integer.parseInt(args[2]);
        long digest = 0L;
        for (int round = 0; round < rounds; round++) {
            digest = digest * 31L + KernelRun.digest(kernels, round, length);
        }
        System.out.println(kernels.name() + " " + Long.toHexString(digest));
    }
}
