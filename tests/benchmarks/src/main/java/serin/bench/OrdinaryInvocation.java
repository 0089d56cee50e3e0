package serin.bench;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import serin.probe.Probe;
import serin.probe.ProbeEnvironment;

/** An invocation that carries no marker, of the same handler with the probe in front of it and without. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OrdinaryInvocation {
    private final RequestStreamHandler bare = OrdinaryInvocation::nothing;
    private final RequestStreamHandler probed = Probe.around(
            OrdinaryInvocation::nothing,
            ProbeEnvironment.of(Map.of("SERIN_PROBE", "1"), () -> Instant.EPOCH, InstantSource.system()),
            Declared::sample);
    private final InputStream input = InputStream.nullInputStream();
    private final OutputStream output = OutputStream.nullOutputStream();
    private final QuietContext noClient = new QuietContext(null);
    private final QuietContext otherClient = QuietContext.ofAnotherCaller();

    /** The handler as Lambda calls it, without the probe. */
    @Benchmark
    public void bare(Blackhole blackhole) throws IOException {
        bare.handleRequest(input, output, noClient);
        blackhole.consume(output);
    }

    /** What an event brings: no ClientContext. */
    @Benchmark
    public void probed(Blackhole blackhole) throws IOException {
        probed.handleRequest(input, output, noClient);
        blackhole.consume(output);
    }

    /** A ClientContext of somebody else's: the longest way past the probe. */
    @Benchmark
    public void probedWithAnotherClientContext(Blackhole blackhole) throws IOException {
        probed.handleRequest(input, output, otherClient);
        blackhole.consume(output);
    }

    private static void nothing(InputStream input, OutputStream output, Object context) {}
}
