package localcloud.wire;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import localcloud.service.AwsError;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP port, on loopback only; each request in a virtual thread of its own. It is Jetty, since the JDK's own server writes
 * the machine's time into every Date header, and the cloud's time is another.
 */
public final class Front implements AutoCloseable {
    /** More than any request that Lambda (6 MB) or DynamoDB (16 MB) takes. */
    public static final int LARGEST_BODY = 17 * 1024 * 1024;

    private static final String LOOPBACK = "127.0.0.1";
    /** A client context and a session token fit in twice over. */
    private static final int LARGEST_HEADERS = 64 * 1024;

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    private final Server server;
    private final ServerConnector connector;

    /** What answers a request. */
    @FunctionalInterface
    public interface Answering {
        WireAnswer answer(WireRequest request);
    }

    private Front(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Opens the port and serves.
     *
     * @param port 0 for any that is free
     * @param aws answers every path that no site has
     * @param sites by the beginning of their paths, such as {@code /_cloud/}
     * @param clock for the Date header
     * @throws BindException when the port is in use
     */
    public static Front open(int port, Answering aws, Map<String, Answering> sites, InstantSource clock)
            throws IOException {
        var threads = new QueuedThreadPool();
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var server = new Server(threads);
        var connector = new ServerConnector(server, new HttpConnectionFactory(configuration()));
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new Door(aws, sites, clock));
        start(server);
        return new Front(server, connector);
    }

    private static HttpConfiguration configuration() {
        var configuration = new HttpConfiguration();
        configuration.setSendDateHeader(false);
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(LARGEST_HEADERS);
        // An ARN in a path has its slashes encoded, which Jetty takes for an attack.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        return configuration;
    }

    private static void start(Server server) throws IOException {
        try {
            server.start();
        } catch (IOException e) {
            stop(server);
            throw e.getCause() instanceof BindException inUse ? inUse : e;
        } catch (Exception e) {
            // Jetty declares Exception.
            stop(server);
            throw new IOException("the HTTP server did not start: " + e.getMessage(), e);
        }
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            // Jetty declares Exception; the process goes on without the port.
            System.getLogger(Front.class.getName()).log(System.Logger.Level.WARNING, "the HTTP server did not stop", e);
        }
    }

    /** Such as {@code http://127.0.0.1:4566}. */
    public URI endpoint() {
        return URI.create("http://" + LOOPBACK + ":" + connector.getLocalPort());
    }

    /** Stops accepting at once, and closes what is open. */
    @Override
    public void close() {
        stop(server);
    }

    /** Jetty's side: requests in, answers out. */
    private static final class Door extends Handler.Abstract {
        private final Answering aws;
        private final Map<String, Answering> sites;
        private final InstantSource clock;

        Door(Answering aws, Map<String, Answering> sites, InstantSource clock) {
            this.aws = aws;
            this.sites = Map.copyOf(sites);
            this.clock = clock;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws IOException {
            var body = Content.Source.asInputStream(request).readNBytes(LARGEST_BODY + 1);
            var answer = answer(request, body);
            response.setStatus(answer.status());
            answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
            response.getHeaders().put("Date", HTTP_DATE.format(clock.instant().atOffset(ZoneOffset.UTC)));
            if (body.length > LARGEST_BODY) {
                response.getHeaders().put("Connection", "close");
            }
            boolean bodiless = answer.status() == 204 || request.getMethod().equals("HEAD");
            response.write(true, bodiless ? ByteBuffer.allocate(0) : ByteBuffer.wrap(answer.body()), callback);
            return true;
        }

        private WireAnswer answer(Request request, byte[] body) {
            if (body.length > LARGEST_BODY) {
                return refused(
                        413,
                        "RequestEntityTooLargeException",
                        "Request must be smaller than " + LARGEST_BODY + " bytes");
            }
            // A page in a browser of this machine must not be able to drive the cloud.
            if (request.getHeaders().contains("Origin")) {
                return refused(
                        403, "AccessDeniedException", "Requests from web pages (header Origin) are not accepted");
            }
            var uri = request.getHttpURI();
            var path = uri.getPath() == null || uri.getPath().isEmpty() ? "/" : uri.getPath();
            var query = uri.getQuery() == null ? "" : uri.getQuery();
            var wire = new WireRequest(request.getMethod(), path, query, headers(request), body);
            return sites.entrySet().stream()
                    .filter(site -> (path + "/").startsWith(site.getKey()))
                    .findFirst()
                    .map(Map.Entry::getValue)
                    .orElse(aws)
                    .answer(wire);
        }

        private static Map<String, List<String>> headers(Request request) {
            return request.getHeaders().stream()
                    .collect(Collectors.groupingBy(
                            HttpField::getLowerCaseName,
                            Collectors.mapping(field -> String.valueOf(field.getValue()), Collectors.toList())));
        }

        private static WireAnswer refused(int status, String code, String message) {
            return RestProtocol.NOWHERE.error(
                    new AwsError(status, code, message), "00000000-0000-0000-0000-000000000000");
        }
    }
}
