package serin.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** The way to a host outside AWS: name, connection, and for {@code https} the certificate. Nothing is asked of the host. */
record Reach(String host, int port, boolean tls) {
    private static final int CONNECT_MILLIS = 5_000;

    static Reach of(URI url) {
        var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        var host = url.getHost();
        if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new IllegalArgumentException(
                    "a host is given by an http or https URL, was " + Words.oneLine("" + url));
        }
        var tls = scheme.equals("https");
        return new Reach(host, url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80, tls);
    }

    String name() {
        return host + ":" + port;
    }

    String check() throws IOException, Dependency.Absent {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new Dependency.Absent("the name has no address");
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            socket.setSoTimeout(CONNECT_MILLIS);
            if (tls) {
                handshake(socket);
            }
        }
        return tls ? "DNS, connection, TLS" : "DNS, connection; no TLS";
    }

    private void handshake(Socket socket) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (var secured = (SSLSocket) factory.createSocket(socket, host, port, false)) {
            var parameters = secured.getSSLParameters();
            // Without this a handshake proves that somebody has a certificate, and not that it is the host's.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            secured.startHandshake();
        }
    }
}
